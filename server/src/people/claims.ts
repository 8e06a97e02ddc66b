import type { Identifier, IdentifierKind } from "./identifier.ts";
import { type CountryCode, normalise, type RefusedBecause } from "./normal-form.ts";
import { isPlaceholder } from "./placeholder.ts";
import type { EdgeReason } from "./resolve-graph.ts";

/** What a message says about who it is from, as received. */
export type Message = {
  kind: string;
  occurredAt: number;
  userId?: unknown;
  anonymousId?: unknown;
  previousId?: unknown;
  email?: unknown;
  phone?: unknown;
};

/** What stands behind a message: nothing, a secret key, or an identity token that asserts a subject. */
export type Proof =
  | { trust: "browser" }
  | { trust: "server" }
  | { trust: "token"; tokenSubject: { userId?: unknown; email?: unknown } };

export type ClaimedEdge = {
  a: Identifier;
  b: Identifier;
  occurredAt: number;
  reason: EdgeReason;
  standing: "proven" | "claimed";
  counted: boolean;
};

export type RefusedIdentifier = {
  kind: IdentifierKind;
  raw: unknown;
  because: Exclude<RefusedBecause, "missing"> | "placeholder";
};

/** The subject is undefined if nothing in the message can identify anybody. The subject is the first identifier. */
export type Claims = {
  subject: Identifier | undefined;
  identifiers: Identifier[];
  edges: ClaimedEdge[];
  refused: RefusedIdentifier[];
};

/**
 * Whom a message is about, which identifiers it brings and what it says of them.
 *
 * **server**: everything is proven. The subject is the user id, else the anonymous id, email, phone.
 *
 * **browser**: anyone can say anything, so user id, email and phone are claims *of this browser*: nodes scoped to its
 * anonymous id, which touch nobody else's. The subject is the claimed user id, else the anonymous id. For each claim an
 * edge to the proven identifier of that value comes along uncounted, as a suggestion; it counts if the workspace
 * trusts claims. The proven end is not among the identifiers: a claim does not create it.
 *
 * **token**: what the token asserts is proven and the subject, the rest stays a claim. A token of another user than the
 * one in the message (left over from before a change of user) proves nothing about it: the message is read as a browser's.
 *
 * **alias** does not say what kind its `previousId` is. The message's own anonymous id is that. One shaped like a UUID is
 * an anonymous id, as SDKs make them, and if the user ids are UUIDs too it may be either, so both are joined: the one
 * that does not exist joins nobody. Any other is a user id. Unproven, an alias is only a suggestion.
 */
export function claimsOf(message: Message, proof: Proof, defaultCountry?: CountryCode): Claims {
  const refused: RefusedIdentifier[] = [];
  const read: Read = (kind, raw) => readIdentifier(kind, raw, defaultCountry, refused);
  const said = whatIsSaid(message, read);
  const proven = whatIsProven(said, proof, read);

  const [subject, ...others] = identifiersOf(said, proven);
  if (!subject) return { subject, identifiers: [], edges: [], refused };

  const previous = previousOf(message, said, proven, read);
  const edges = [
    ...others.map((other) => edgeTo(subject, other, message, proven)),
    ...previous.map((other) => aliasOf(subject, other, message, proven)),
  ].filter(({ a, b }) => !isSame(a, b));
  const identifiers = [subject, ...others, ...previous.filter((other) => isNew(other, proven, [subject, ...others]))];
  return { subject, identifiers, edges: [...edges, ...matchesOf(identifiers, message)], refused };
}

type Read = (kind: IdentifierKind, raw: unknown) => string | undefined;
type Said = { user_id?: string; email?: string; phone?: string; anonymous_id?: string };
type Proven = { by: Proof["trust"]; user_id?: string; email?: string; phone?: string };

const uuidShape = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

function readIdentifier(
  kind: IdentifierKind,
  raw: unknown,
  defaultCountry: CountryCode | undefined,
  refused: RefusedIdentifier[],
): string | undefined {
  const form = normalise(kind, raw, { defaultCountry });
  if ("value" in form && !isPlaceholder(kind, form.value)) return form.value;

  const because = "value" in form ? "placeholder" : form.refused;
  if (because !== "missing") refused.push({ kind, raw, because });
  return undefined;
}

function whatIsSaid(message: Message, read: Read): Said {
  return {
    user_id: read("user_id", message.userId),
    email: read("email", message.email),
    phone: read("phone", message.phone),
    anonymous_id: read("anonymous_id", message.anonymousId),
  };
}

function whatIsProven(said: Said, proof: Proof, read: Read): Proven {
  if (proof.trust !== "token") return proof.trust === "server" ? { ...said, by: "server" } : { by: "browser" };

  const user_id = read("user_id", proof.tokenSubject.userId);
  const email = read("email", proof.tokenSubject.email);
  const isOfAnother = user_id !== undefined && said.user_id !== undefined && said.user_id !== user_id;
  return isOfAnother || (user_id ?? email) === undefined ? { by: "browser" } : { by: "token", user_id, email };
}

/** All identifiers at hand, the subject first. */
function identifiersOf(said: Said, proven: Proven): Identifier[] {
  const anonymous = said.anonymous_id === undefined ? [] : [anonymousId(said.anonymous_id)];
  const [users, emails, phones] = (["user_id", "email", "phone"] as const).map((kind) => ofKind(kind, said, proven));
  if (proven.by !== "token") return [...users!, ...anonymous, ...emails!, ...phones!];
  const all = [...users!, ...emails!, ...anonymous, ...phones!];
  return all.sort((a, b) => Number(isAsserted(b, proven)) - Number(isAsserted(a, proven)));
}

function ofKind(kind: "user_id" | "email" | "phone", said: Said, proven: Proven): Identifier[] {
  const identifiers: Identifier[] = [];
  if (proven[kind] !== undefined) identifiers.push(provenOf(kind, proven[kind]));
  if (said[kind] !== undefined && said[kind] !== proven[kind]) identifiers.push(claimOf(kind, said[kind], said));
  return identifiers;
}

function edgeTo(subject: Identifier, other: Identifier, message: Message, proven: Proven): ClaimedEdge {
  const standing = subject.standing === "proven" && other.standing === "proven" ? "proven" : "claimed";
  const reason = standing === "claimed" ? "claim" : reasonOf(message, proven);
  return { a: subject, b: other, occurredAt: message.occurredAt, reason, standing, counted: true };
}

function reasonOf(message: Message, proven: Proven): EdgeReason {
  if (proven.by === "token") return "token";
  return message.kind === "identify" ? "identify" : "message";
}

function previousOf(message: Message, said: Said, proven: Proven, read: Read): Identifier[] {
  if (message.kind !== "alias") return [];
  const value = read("user_id", message.previousId);
  if (value === undefined || value === said.anonymous_id || value === said.user_id) return [];

  const asUser = proven.by === "server" ? provenOf("user_id", value) : claimOf("user_id", value, said);
  if (!uuidShape.test(value)) return [asUser];
  const mayBeUser = uuidShape.test(said.user_id ?? "");
  return mayBeUser ? [anonymousId(value), asUser] : [anonymousId(value)];
}

function aliasOf(subject: Identifier, previous: Identifier, message: Message, proven: Proven): ClaimedEdge {
  const edge = { a: subject, b: previous, occurredAt: message.occurredAt };
  if (proven.by === "server") return { ...edge, reason: "alias", standing: "proven", counted: true };
  return { ...edge, reason: "alias_claim", standing: "claimed", counted: false };
}

function isNew(previous: Identifier, proven: Proven, known: Identifier[]): boolean {
  const isOwn = proven.by === "server" || previous.standing === "claimed";
  return isOwn && !known.some((identifier) => isSame(identifier, previous));
}

function matchesOf(identifiers: Identifier[], { occurredAt }: Message): ClaimedEdge[] {
  const claims = identifiers.filter(({ standing }) => standing === "claimed");
  return claims.map((claim) => ({
    a: claim,
    b: provenOf(claim.kind, claim.value),
    occurredAt,
    reason: "claim_match",
    standing: "claimed",
    counted: false,
  }));
}

function isAsserted({ kind, standing }: Identifier, proven: Proven): boolean {
  return standing === "proven" && kind !== "anonymous_id" && proven.by === "token";
}

function isSame(a: Identifier, b: Identifier): boolean {
  return a.kind === b.kind && a.value === b.value && a.scope === b.scope && a.standing === b.standing;
}

function anonymousId(value: string): Identifier {
  return provenOf("anonymous_id", value);
}

function provenOf(kind: IdentifierKind, value: string): Identifier {
  return { kind, value, scope: "", standing: "proven" };
}

function claimOf(kind: IdentifierKind, value: string, said: Said): Identifier {
  return { kind, value, scope: said.anonymous_id ?? "", standing: "claimed" };
}
