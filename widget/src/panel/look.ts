import type { ChatConfig } from "../../../server/src/channels/contract.ts";
import { type Language, launcherNames } from "../languages.ts";
import type { Look } from "../loader/options.ts";
import { texts as english, type Texts } from "../texts/en.ts";

// One file each, so that a visitor is sent their own language and no other.
const others: Record<Exclude<Language, "en">, () => Promise<{ texts: Texts }>> = {
  de: () => import("../texts/de.ts"),
  fr: () => import("../texts/fr.ts"),
  es: () => import("../texts/es.ts"),
  it: () => import("../texts/it.ts"),
  pt: () => import("../texts/pt.ts"),
  nl: () => import("../texts/nl.ts"),
  pl: () => import("../texts/pl.ts"),
  tr: () => import("../texts/tr.ts"),
  ar: () => import("../texts/ar.ts"),
  he: () => import("../texts/he.ts"),
};

/** The texts in a language: the widget's own, over them the company's, over them the page's. */
export async function textsOf(
  language: Language,
  config: ChatConfig,
  ofPage: Record<string, string> = {},
): Promise<Texts> {
  const own = language === "en" ? english : await others[language]().then(({ texts }) => texts);
  const ofCompany = (config.texts as Record<string, Partial<Texts>>)[language];
  return { ...own, ...given(ofCompany), ...given(ofPage) };
}

function given(texts: Record<string, string | undefined> = {}): Partial<Texts> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => typeof text === "string"));
}

/** How the company wants the launcher. */
export function lookOf(config: ChatConfig, texts: Texts & { launcher?: string }, language: Language): Look {
  const { accent, onAccent, side, marginAside, marginBelow, scheme, launcherLabel } = config;
  const look: Look = { accent, onAccent, side, marginAside, marginBelow, scheme };
  if (texts.launcher) look.name = texts.launcher;
  if (launcherLabel) look.label = texts.launcher ?? launcherNames[language];
  return look;
}
