/** The languages that the widget speaks by itself; Arabic and Hebrew run from right to left. */
export const languages = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ar", "he"] as const;
export type Language = (typeof languages)[number];

/** The texts of the widget that a company may word itself, in any of its languages. */
export const textNames = [
  "launcher",
  "title",
  "subtitle",
  "greeting",
  "away",
  "placeholder",
  "formIntro",
  "privacy",
] as const;
export type TextName = (typeof textNames)[number];
