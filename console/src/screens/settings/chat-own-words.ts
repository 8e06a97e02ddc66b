import { useQuery } from "@tanstack/react-query";
import { launcherNames } from "@throughline/widget/languages.ts";
import type { Texts } from "@throughline/widget/texts/en.ts";
import type { Language } from "./chat-data.ts";

// Each language is loaded when it is looked at, as in the widget itself.
const files: Record<Language, () => Promise<{ texts: Texts }>> = {
  en: () => import("@throughline/widget/texts/en.ts"),
  de: () => import("@throughline/widget/texts/de.ts"),
  fr: () => import("@throughline/widget/texts/fr.ts"),
  es: () => import("@throughline/widget/texts/es.ts"),
  it: () => import("@throughline/widget/texts/it.ts"),
  pt: () => import("@throughline/widget/texts/pt.ts"),
  nl: () => import("@throughline/widget/texts/nl.ts"),
  pl: () => import("@throughline/widget/texts/pl.ts"),
  tr: () => import("@throughline/widget/texts/tr.ts"),
  ar: () => import("@throughline/widget/texts/ar.ts"),
  he: () => import("@throughline/widget/texts/he.ts"),
};

export const languages = Object.keys(files) as Language[];

/** What a language is called. */
export function languageName(language: Language): string {
  return new Intl.DisplayNames("en", { type: "language" }).of(language) ?? language;
}

/** The widget's own words in a language, which hold where a company has none. */
export function useOwnWords(language: Language): (Texts & { launcher: string }) | undefined {
  const { data } = useQuery({
    queryKey: ["words of the widget", language],
    queryFn: async () => ({ ...(await files[language]()).texts, launcher: launcherNames[language] }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}
