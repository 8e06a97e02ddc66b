/** What a trait can hold, as a form offers it. */
export const traitForms = ["text", "number", "boolean", "day", "time", "list", "json"] as const;
export type TraitForm = (typeof traitForms)[number];

export const traitFormNames: Record<TraitForm, string> = {
  text: "Text",
  number: "Number",
  boolean: "Yes or no",
  day: "Day",
  time: "Day and time",
  list: "List",
  json: "JSON",
};

const dayShape = /^\d{4}-\d\d-\d\d$/;
const timeShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** In which form a value is best changed. */
export function traitFormOf(value: unknown): TraitForm {
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "string") return formOfText(value);
  return Array.isArray(value) && value.length > 0 && value.every(isLine) ? "list" : "json";
}

function formOfText(text: string): TraitForm {
  if (dayShape.test(text)) return "day";
  return timeShape.test(text) && !Number.isNaN(Date.parse(text)) ? "time" : "text";
}

function isLine(item: unknown): boolean {
  return typeof item === "string" && item.trim() === item && item !== "" && !item.includes("\n");
}

/** A value as it is typed: a list has a line for each of its items. */
export function textOfTrait(value: unknown): string {
  switch (traitFormOf(value)) {
    case "list":
      return (value as string[]).join("\n");
    case "json":
      return JSON.stringify(value, null, 2);
    case "time":
      return localTime(new Date(String(value)));
    default:
      return String(value);
  }
}

/** What was typed as a value; a refusal says what is wrong with it. */
export function traitFrom(form: TraitForm, text: string): { value: unknown } | { refusal: string } {
  if (text.trim() === "") return { refusal: "Say what it is; to take the trait away, remove it." };
  switch (form) {
    case "number":
      return Number.isFinite(Number(text))
        ? { value: Number(text) }
        : { refusal: "A number has digits and one point." };
    case "boolean":
      return { value: text === "true" };
    case "day":
      return dayShape.test(text) ? { value: text } : { refusal: "Choose a day." };
    case "time":
      return Number.isNaN(Date.parse(text))
        ? { refusal: "Choose a day and a time." }
        : { value: new Date(text).toISOString() };
    case "list":
      return { value: linesOf(text) };
    case "json":
      return jsonFrom(text);
    default:
      return { value: text };
  }
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

function jsonFrom(text: string): { value: unknown } | { refusal: string } {
  try {
    const value: unknown = JSON.parse(text);
    return value === null ? { refusal: "Null takes the trait away; remove it instead." } : { value };
  } catch {
    return { refusal: "This is not JSON." };
  }
}

/** A moment as the browser's own field wants it: local, to the minute. */
export function localTime(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
