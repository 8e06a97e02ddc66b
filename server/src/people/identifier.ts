import { hash } from "node:crypto";

/** Channels in which a customer is known by an account of that channel. A new channel is a new line. */
export const handleChannels = [
  "whatsapp",
  "sms",
  "rcs",
  "viber",
  "messenger",
  "instagram",
  "telegram",
  "twitter",
  "line",
  "wechat",
  "apple",
] as const;
export type HandleChannel = (typeof handleChannels)[number];
export type HandleKind = `${HandleChannel}_handle`;
/** A trait by which a workspace's rule makes people one, such as the number of a loyalty card. */
export type RuleKind = `trait:${string}`;
export type FixedKind = "user_id" | "email" | "phone" | HandleKind | "anonymous_id";
export type IdentifierKind = FixedKind | RuleKind;

export const handleKinds = handleChannels.map((channel) => `${channel}_handle` as const);

/** Every kind of identifier that exists without a rule, the strongest first. */
export const identifierKinds: readonly FixedKind[] = ["user_id", "email", "phone", ...handleKinds, "anonymous_id"];

export type Standing = "proven" | "claimed";

/** What someone is known by; `value` is in normal form, `scope` is empty, the anonymous id that claims it, or its rule. */
export type Identifier = { kind: IdentifierKind; value: string; scope: string; standing: Standing };

export type SubjectId = string & { readonly brand: "SubjectId" };
export type PersonId = string & { readonly brand: "PersonId" };

const strengths: Readonly<Record<string, number>> = { user_id: 4, email: 3, phone: 2, anonymous_id: 0 };

/**
 * How surely a kind means one human being: 4 for a user id, then email, phone, channel handles and traits of rules, 0 for
 * an anonymous id.
 */
export function kindStrength(kind: IdentifierKind): number {
  return strengths[kind] ?? 1;
}

/** Whether a kind is a trait of a workspace's rule. */
export function isRuleKind(kind: IdentifierKind): kind is RuleKind {
  return kind.startsWith("trait:");
}

/** The person that a subject is while nothing joins it to another. */
export function personOfOne(subjectId: SubjectId): PersonId {
  return subjectId as string as PersonId;
}

/**
 * The subject of an identifier: HMAC-SHA256 (RFC 2104) under the workspace's salt, cut to 128 bits and written as a
 * UUID of version 8 (RFC 9562). The standing is part of it, so that a claim without a scope is never the proven one.
 */
export function subjectIdOf(salt: Buffer | string, identifier: Identifier): SubjectId {
  const { kind, value, scope, standing } = identifier;
  return uuidOf(hmac(keyOf(salt), `${standing} ${kind} ${value.length} ${value} ${scope.length} ${scope}`));
}

function uuidOf(hex: string): SubjectId {
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) & 3];
  const tail = `${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${tail}` as SubjectId;
}

// One-shot hashes over kept, padded keys take half the time of `createHmac` with a key object (0.7 µs against 1.5 µs)
// and a seventeenth of `createHmac` with a raw salt; ingest computes 40,000 of these a second.
type Key = { inner: Buffer; outer: Buffer };

const blockBytes = 64;
const digestBytes = 32;
const keysOfTexts = new Map<string, Key>();
const keysOfBuffers = new WeakMap<Buffer, Key>();

function keyOf(salt: Buffer | string): Key {
  const known = typeof salt === "string" ? keysOfTexts.get(salt) : keysOfBuffers.get(salt);
  if (known) return known;

  const key = paddedKey(Buffer.from(salt));
  if (typeof salt === "string") keysOfTexts.set(salt, key);
  else keysOfBuffers.set(salt, key);
  return key;
}

function paddedKey(salt: Buffer): Key {
  const secret = salt.length > blockBytes ? hash("sha256", salt, "buffer") : salt;
  const inner = Buffer.alloc(blockBytes + 4096, 0x36);
  const outer = Buffer.alloc(blockBytes + digestBytes, 0x5c);
  for (const [at, byte] of secret.entries()) {
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  }
  return { inner, outer };
}

function hmac(key: Key, text: string): string {
  const mostBytes = blockBytes + text.length * 3;
  if (mostBytes > key.inner.length) key.inner = Buffer.concat([key.inner], mostBytes);

  const bytes = key.inner.write(text, blockBytes, "utf8");
  key.outer.write(hash("sha256", key.inner.subarray(0, blockBytes + bytes), "binary"), blockBytes, "binary");
  return hash("sha256", key.outer, "hex");
}
