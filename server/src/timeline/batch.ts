import { createHash } from "node:crypto";
import {
  type ClaimedEdge,
  type Claims,
  type CountryCode,
  claimsOf,
  type Identifier,
  type Proof,
  type Sayings,
  type SubjectId,
  slotOf,
  subjectIdOf,
} from "../people/public.ts";
import type { Source } from "../workspaces/public.ts";
import { channelOf } from "./catalogue/channel-of.ts";
import type { JsonObject } from "./collect/body.ts";
import type { CollectedItem } from "./collect/item.ts";
import { consentsOf } from "./consent.ts";
import type { Batch } from "./record.ts";

/** An empty batch. */
export function emptyBatch(): Batch & { sayings: Sayings } {
  return {
    touchpoints: [],
    sayings: { identifiers: [], edges: [], traits: [], companies: [], employments: [], consents: [] },
  };
}

/** Adds an item to a batch: whom it is about, what it says of them, and the touchpoint. Returns why it cannot be added. */
export function addItem(
  batch: Batch,
  source: Source,
  item: CollectedItem,
  proof: Proof,
  receivedAt: number,
): string | undefined {
  const claims = claimsIn(item, proof, source);
  if (!claims.subject) return unidentified(claims);

  const subjectId = addIdentities(batch.sayings, source, item, claims);
  batch.touchpoints.push({
    subjectId,
    touchpointId: item.touchpointId,
    kind: item.kind,
    name: item.name,
    channel: channelOf({ sourceKind: source.trust, context: item.context }) ?? "other",
    sourceId: source.sourceId,
    occurredAt: item.occurredAt,
    receivedAt,
    properties: JSON.stringify(item.properties),
    context: JSON.stringify(item.context),
  });
  addTraits(batch.sayings, source, item, traitsSaid(item), subjectId);
  if (item.groupId !== undefined && item.kind === "group") addCompany(batch.sayings, source, item, subjectId);
  batch.sayings.consents.push(...consentsOf(item, subjectId, source.sourceId));
  return undefined;
}

function claimsIn(item: CollectedItem, proof: Proof, source: Source): Claims {
  const { kind, occurredAt, userId, anonymousId, previousId } = item;
  const { email, phone } = item.about ?? traitsSaid(item);
  return claimsOf(
    { kind, occurredAt, userId, anonymousId, previousId, email, phone },
    proof,
    source.defaultCountry as CountryCode,
  );
}

const nothing: JsonObject = {};

function traitsSaid({ kind, traits, about }: CollectedItem): JsonObject {
  return about?.traits ?? (kind === "identify" && traits ? traits : nothing);
}

function unidentified({ refused: [refused] }: Claims): string {
  const because = refused
    ? ` ${refused.kind} ${JSON.stringify(refused.raw)} is ${refused.because.replaceAll("_", " ")}.`
    : "";
  return `Nothing in it says whom it is about.${because}`;
}

/** What somebody says of who they are where nothing else happened, such as in the form before a chat. */
export interface Introduction {
  /** Epoch milliseconds. */
  occurredAt: number;
  anonymousId: string;
  email?: unknown;
  phone?: unknown;
  traits: JsonObject;
}

/** Adds what somebody says of who they are, as an identify would; returns whom that is. */
export function addIntroduction(
  sayings: Sayings,
  source: Source,
  introduction: Introduction,
  proof: Proof,
): { subject: Identifier; subjectId: SubjectId } | undefined {
  const claims = claimsOf({ kind: "identify", ...introduction }, proof, source.defaultCountry as CountryCode);
  if (!claims.subject) return undefined;
  const subjectId = addIdentities(sayings, source, introduction, claims);
  addTraits(sayings, source, introduction, introduction.traits, subjectId);
  return { subject: claims.subject, subjectId };
}

function addIdentities(
  { identifiers, edges }: Sayings,
  source: Source,
  item: { occurredAt: number },
  claims: Claims,
): SubjectId {
  const ids = new Map<Identifier, SubjectId>();
  const idOf = (identifier: Identifier): SubjectId => {
    const known = ids.get(identifier) ?? subjectIdOf(source.subjectSalt, identifier);
    ids.set(identifier, known);
    return known;
  };
  for (const identifier of claims.identifiers) {
    identifiers.push({
      subjectId: idOf(identifier),
      ...identifier,
      sourceId: source.sourceId,
      firstSeenAt: item.occurredAt,
    });
  }
  for (const edge of claims.edges) edges.push(edgeSeen(edge, idOf, source.sourceId));
  // Where claims are trusted, a claim also brings what it claims into being.
  const brought = source.trustsClaims
    ? claims.edges.filter((edge) => !edge.counted).flatMap((edge) => [edge.a, edge.b])
    : [];
  for (const identifier of brought) {
    identifiers.push({
      subjectId: idOf(identifier),
      ...identifier,
      sourceId: source.sourceId,
      firstSeenAt: item.occurredAt,
    });
  }
  return idOf(claims.identifiers[0]!);
}

function edgeSeen(edge: ClaimedEdge, idOf: (identifier: Identifier) => SubjectId, sourceId: string) {
  const { occurredAt, reason, standing, counted } = edge;
  const confidence = standing === "proven" ? 1 : 0.5;
  return {
    a: idOf(edge.a),
    b: idOf(edge.b),
    slot: slotOf(occurredAt),
    reason,
    standing,
    counted,
    confidence,
    sourceId,
    occurredAt,
  };
}

const longestTraitName = 200;

function addTraits(
  { traits }: Sayings,
  { sourceId, trust }: Source,
  { occurredAt }: { occurredAt: number },
  said: JsonObject,
  subjectId: SubjectId,
): void {
  const standing = trust === "server" ? "proven" : "claimed";
  for (const [name, value] of Object.entries(said)) {
    if (value === undefined || name.length > longestTraitName) continue;
    traits.push({ subjectId, name, value: JSON.stringify(value), standing, sourceId, occurredAt });
  }
}

function addCompany(
  { companies, employments }: Sayings,
  source: Source,
  item: CollectedItem,
  subjectId: SubjectId,
): void {
  const groupId = item.groupId!;
  const companyId = companyIdOf(source.subjectSalt, groupId);
  companies.push({ companyId, groupId, traits: JSON.stringify(item.traits ?? {}), occurredAt: item.occurredAt });
  employments.push({ subjectId, companyId, since: item.occurredAt });
}

/** The id of a company: keyed like a subject's, so that writers need no look-up. */
export function companyIdOf(salt: Buffer, groupId: string): string {
  const hex = createHash("sha256").update(salt).update("company\0").update(groupId).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
