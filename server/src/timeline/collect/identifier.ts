import { type Fault, fault } from "./fault.ts";
import { limits } from "./limits.ts";

/** Reads an id: text as it is, a whole number as its digits; nothing, null and blank text are no id. */
export function identifierOf(value: unknown, field: string): string | undefined | Fault {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number") return digitsOf(value, field);
  if (typeof value !== "string") return fault("wrong_type", `${field} must be text or a whole number.`);
  if (value.length > limits.identifierCharacters) return fault("too_long", `${field} ${tooLong}`);
  return isBlank(value) ? undefined : value;
}

const tooLong = `is longer than ${limits.identifierCharacters} characters.`;

function digitsOf(value: number, field: string): string | Fault {
  if (Number.isSafeInteger(value)) return String(value);
  // 12345678901234567890 was already rounded when JSON was read: the id of somebody else.
  return fault("wrong_type", `${field} is a number that cannot be kept exactly; send it as text.`);
}

/** Tells text that says nothing. */
export function isBlank(text: string): boolean {
  return text === "" || (text.charCodeAt(0) <= 0x20 && text.trim() === "");
}
