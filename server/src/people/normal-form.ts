import { domainToASCII } from "node:url";
import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { type HandleChannel, type HandleKind, type IdentifierKind, isRuleKind, type RuleKind } from "./identifier.ts";

export type { CountryCode } from "libphonenumber-js/max";

export type RefusedBecause =
  | "missing"
  | "not_text"
  | "empty"
  | "too_long"
  | "control_character"
  | "broken_unicode"
  | "not_an_email"
  | "not_a_phone_number"
  | "phone_extension"
  | "not_a_handle";

export type NormalForm = { value: string } | { refused: RefusedBecause };
export type NormalFormOptions = { defaultCountry?: CountryCode };

const longestIdCharacters = 255;
const longestEmailBytes = 254;
const longestMailboxBytes = 64;

const controlCharacter = /\p{Cc}/u;
const mailbox = /^[^\s\p{Cc}\p{Cf}<>()[\],;:"\\@]+$/u;
const domainAsWritten = /^[\p{L}\p{M}\p{N}.\-\u3002\uff0e\uff61\u00b7\u30fb\u200c\u200d]+$/u;
const domainName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9-]{2,63}$/;
const plainId = /^[\x21-\x7e]{1,255}$/;
const nonAscii = /[^\0-\x7f]/;

// Some channels know their users by phone number, some by a public name, some by an id that means nothing elsewhere.
const handleForms: Readonly<Record<HandleChannel, (text: string, options: NormalFormOptions) => NormalForm>> = {
  whatsapp: phoneHandle,
  sms: phoneHandle,
  rcs: phoneHandle,
  viber: opaqueHandle,
  messenger: opaqueHandle,
  instagram: publicName,
  telegram: publicName,
  twitter: publicName,
  line: opaqueHandle,
  wechat: opaqueHandle,
  apple: opaqueHandle,
};

/** The one way to write an identifier, or why it is none. Numbers are read as text where no digit can be lost. */
export function normalise(kind: IdentifierKind, raw: unknown, options: NormalFormOptions = {}): NormalForm {
  if (raw === undefined || raw === null) return { refused: "missing" };
  if (isId(kind) && typeof raw === "string" && plainId.test(raw)) return { value: raw };
  const text = textOf(raw);
  if (text === undefined) return { refused: "not_text" };
  if (!text.isWellFormed()) return { refused: "broken_unicode" };

  const trimmed = text.trim();
  if (trimmed === "") return { refused: "empty" };
  return formOf(kind, trimmed, options);
}

function formOf(kind: IdentifierKind, text: string, options: NormalFormOptions): NormalForm {
  if (isId(kind)) return normaliseId(text);
  if (kind === "email") return normaliseEmail(text);
  if (kind === "phone") return normalisePhone(text, options.defaultCountry);
  return handleForms[channelOf(kind)](text, options);
}

function isId(kind: IdentifierKind): kind is "user_id" | "anonymous_id" | RuleKind {
  return kind === "user_id" || kind === "anonymous_id" || isRuleKind(kind);
}

function textOf(raw: unknown): string | undefined {
  if (typeof raw === "string") return raw;
  return typeof raw === "number" && Number.isSafeInteger(raw) ? String(raw) : undefined;
}

function normaliseId(text: string): NormalForm {
  const value = text.normalize("NFC");
  if (value.length > longestIdCharacters) return { refused: "too_long" };
  return controlCharacter.test(value) ? { refused: "control_character" } : { value };
}

function normaliseEmail(text: string): NormalForm {
  const [name, domain, ...rest] = text.normalize("NFKC").toLowerCase().split("@");
  if (!name || !domain || rest.length > 0 || !mailbox.test(name)) return { refused: "not_an_email" };

  const asciiDomain = asciiDomainOf(domain);
  if (asciiDomain === undefined) return { refused: "not_an_email" };
  return withinEmailLength(name, asciiDomain) ? { value: `${name}@${asciiDomain}` } : { refused: "too_long" };
}

function withinEmailLength(name: string, domain: string): boolean {
  const nameBytes = Buffer.byteLength(name);
  return nameBytes <= longestMailboxBytes && nameBytes + 1 + domain.length <= longestEmailBytes;
}

// `domainToASCII` reads a URL's host: it decodes %6d, drops what follows a slash and turns 127.1 into an address, so
// only what can be written in a domain name reaches it.
function asciiDomainOf(domain: string): string | undefined {
  if (!domainAsWritten.test(domain)) return undefined;
  const ascii = nonAscii.test(domain) || domain.includes("xn--") ? domainToASCII(domain) : domain;
  return domainName.test(ascii) ? ascii : undefined;
}

function normalisePhone(text: string, defaultCountry: CountryCode | undefined): NormalForm {
  const written = text.normalize("NFKC").replace(/^(?:tel|sms|whatsapp):/i, "");
  const phone = parsePhoneNumberFromString(written, { defaultCountry, extract: false });
  if (!phone?.isValid()) return { refused: "not_a_phone_number" };
  // Colleagues behind one switchboard share the number, and E.164 has no place for the extension.
  return phone.ext ? { refused: "phone_extension" } : { value: phone.number };
}

/** Channels send the whole number, often without its plus. */
function phoneHandle(text: string, options: NormalFormOptions): NormalForm {
  const international = /^\d{8,15}$/.test(text) ? normalisePhone(`+${text}`, undefined) : undefined;
  return international && "value" in international ? international : normalisePhone(text, options.defaultCountry);
}

function publicName(text: string): NormalForm {
  const form = opaqueHandle(text.normalize("NFKC").replace(/^@/, ""));
  return "value" in form ? { value: form.value.toLowerCase() } : form;
}

function opaqueHandle(text: string): NormalForm {
  return text === "" || /\s/.test(text) ? { refused: "not_a_handle" } : normaliseId(text);
}

function channelOf(kind: HandleKind): HandleChannel {
  return kind.slice(0, -"_handle".length) as HandleChannel;
}
