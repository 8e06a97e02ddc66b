import { attempt } from "../../../sdk/src/attempt.ts";
import type { Language } from "../languages.ts";

/** How the launcher looks and where it stands. The page may say it, and else it is as on the visit before. */
export interface Look {
  accent?: string;
  onAccent?: string;
  side?: "end" | "start" | "left" | "right";
  marginAside?: number;
  marginBelow?: number;
  scheme?: "light" | "dark" | "auto";
  /** What the launcher is called, for those who cannot see it. */
  name?: string;
  /** Words beside the launcher's icon; without them it is the icon alone. */
  label?: string;
}

/** What a page may decide, by `data-…` attributes of the script or by `Throughline.chat.update`. */
export interface Options extends Look {
  language?: Language;
  /** The launcher is not shown; the page opens the chat itself. */
  hidden?: boolean;
  /** Texts of the widget in the page's own words. */
  texts?: Record<string, string>;
}

/** What the loader remembers from the visit before. */
export interface Hint {
  look?: Look;
  unread?: number;
  /** When something was last said, in milliseconds since 1970. */
  lastAt?: number;
}

export function readHint(key: string): Hint {
  return attempt(() => JSON.parse(localStorage.getItem(`throughline:chat:${key}:hint`) ?? "{}") as Hint) ?? {};
}

/** Where the panel was open on the page before in this tab: what `keepPlace` kept. */
export function readPlace(key: string): string | null {
  return attempt(() => sessionStorage.getItem(`throughline:chat:${key}:place`)) ?? null;
}

export function keepPlace(key: string, place: string | null): void {
  const name = `throughline:chat:${key}:place`;
  attempt(() => (place === null ? sessionStorage.removeItem(name) : sessionStorage.setItem(name, place)));
}

/** Adds to what the next page's loader is told. */
export function writeHint(key: string, hint: Hint): void {
  const merged = { ...readHint(key), ...hint };
  attempt(() => localStorage.setItem(`throughline:chat:${key}:hint`, JSON.stringify(merged)));
}

/** The attributes of the script tag: `data-accent="#0a7"`, `data-side="left"`, `data-margin-below="80"` … */
export function optionsOf({ dataset }: HTMLScriptElement): Options {
  const options: Record<string, unknown> = {};
  for (const name of ["accent", "onAccent", "side", "scheme", "label", "language"]) {
    if (dataset[name]) options[name] = dataset[name];
  }
  for (const name of ["marginAside", "marginBelow"]) if (dataset[name]) options[name] = Number(dataset[name]);
  if (dataset.hidden !== undefined) options.hidden = true;
  return options as Options;
}
