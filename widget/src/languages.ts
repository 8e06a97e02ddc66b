/** The languages that the widget speaks, with the launcher's name in each: it is needed before anything else is loaded. */
export const launcherNames = {
  en: "Chat with us",
  de: "Chat mit uns",
  fr: "Discuter avec nous",
  es: "Chatea con nosotros",
  it: "Chatta con noi",
  pt: "Fale connosco",
  nl: "Chat met ons",
  pl: "Porozmawiaj z nami",
  tr: "Bizimle sohbet edin",
  ar: "تحدّث معنا",
  he: "דברו איתנו",
};
export type Language = keyof typeof launcherNames;

/** The first of the wanted languages that is spoken, by its first part: `de-AT` is `de`. */
export function languageOf(wanted: readonly (string | undefined)[], spoken: readonly string[]): Language | undefined {
  for (const tag of wanted) {
    const language = tag?.toLowerCase().split(/[-_]/)[0];
    if (language && language in launcherNames && spoken.includes(language)) return language as Language;
  }
  return undefined;
}

export function isRightToLeft(language: Language): boolean {
  return language === "ar" || language === "he";
}
