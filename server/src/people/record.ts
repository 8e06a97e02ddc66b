import type { Tx } from "../kernel/database.ts";
import { announce } from "../kernel/wake.ts";
import { workspaceSecrets } from "../workspaces/public.ts";
import type { IdentifierKind, Standing, SubjectId } from "./identifier.ts";
import {
  insertConsents,
  insertEdges,
  insertEmployments,
  insertIdentifiers,
  upsertCompanies,
  upsertTraits,
} from "./record.sql.ts";
import type { EdgeReason } from "./resolve-graph.ts";
import { rulesInForce } from "./rule.sql.ts";
import { matchesOf } from "./rule.ts";

export interface IdentifierSeen {
  subjectId: SubjectId;
  kind: IdentifierKind;
  value: string;
  scope: string;
  standing: Standing;
  sourceId: string | null;
  /** Epoch milliseconds, as all times here. */
  firstSeenAt: number;
}

export interface EdgeSeen {
  a: SubjectId;
  b: SubjectId;
  slot: number;
  reason: EdgeReason;
  /** Whether it joins people, or only suggests that a human look. */
  counted: boolean;
  standing: Standing;
  confidence: number;
  sourceId: string | null;
  occurredAt: number;
  note?: string;
}

export interface TraitSeen {
  subjectId: SubjectId;
  name: string;
  /** JSON. */
  value: string;
  standing: Standing;
  sourceId: string | null;
  occurredAt: number;
}

export interface CompanySeen {
  companyId: string;
  groupId: string;
  /** JSON object. */
  traits: string;
  occurredAt: number;
}

export interface EmploymentSeen {
  subjectId: SubjectId;
  companyId: string;
  since: number;
}

export interface ConsentGiven {
  subjectId: SubjectId;
  consentId: string;
  purpose: string;
  channel: string;
  granted: boolean;
  /** JSON object. */
  proof: string;
  sourceId: string | null;
  occurredAt: number;
}

/** All that a batch of messages says about who people are. */
export interface Sayings {
  identifiers: IdentifierSeen[];
  edges: EdgeSeen[];
  traits: TraitSeen[];
  companies: CompanySeen[];
  employments: EmploymentSeen[];
  consents: ConsentGiven[];
}

/** What writers of edges announce, and identity resolution follows. */
export const edgesLedger = "people.edge";

/** What an erasure announces: whoever remembers what is stored about people forgets it. */
export const erasuresLedger = "people.erasure";

/** Stores what a batch says about people, in the caller's transaction; identity resolution follows after the commit. */
export async function recordSayings(tx: Tx, workspaceId: string, sayings: Sayings, recordedBy: string): Promise<void> {
  const { identifiers, edges, traits, companies, employments, consents } = sayings;
  // Every writer goes through ids in the same order, so that two never wait for each other.
  const awaited = identifiers.length > 0 && (await insertIdentifiers(tx, workspaceId, identifiers.sort(bySubject)));
  const joined = edges.length > 0 && (await insertEdges(tx, workspaceId, earliestOfEach(edges), recordedBy));
  if (awaited || joined) await announce(tx, edgesLedger);
  if (traits.length > 0) await upsertTraits(tx, workspaceId, traits, recordedBy);
  const proven = traits.filter((trait) => trait.standing === "proven");
  if (proven.length > 0) await recordRuleMatches(tx, workspaceId, proven, recordedBy);
  if (companies.length > 0) await upsertCompanies(tx, workspaceId, companies);
  if (employments.length > 0) await insertEmployments(tx, workspaceId, employments);
  if (consents.length > 0) await insertConsents(tx, workspaceId, consents, recordedBy);
}

/**
 * Stores what the workspace's rules make of proven traits. The rules are looked up after something was written: whoever
 * makes a rule waits for the transactions that began to write before it, and applies it to what those stored.
 */
async function recordRuleMatches(
  tx: Tx,
  workspaceId: string,
  traits: readonly TraitSeen[],
  recordedBy: string,
): Promise<void> {
  const rules = await rulesInForce(tx, workspaceId);
  if (rules.length === 0) return;
  const { subjectSalt } = await workspaceSecrets(tx, workspaceId);
  await recordMatches(tx, workspaceId, matchesOf(rules, traits, subjectSalt), recordedBy);
}

/** Stores identifiers and edges that follow from a rule. */
export async function recordMatches(
  tx: Tx,
  workspaceId: string,
  { identifiers, edges }: Pick<Sayings, "identifiers" | "edges">,
  recordedBy: string,
): Promise<void> {
  if (edges.length === 0) return;
  if (identifiers.length > 0) await insertIdentifiers(tx, workspaceId, identifiers.sort(bySubject));
  await insertEdges(tx, workspaceId, earliestOfEach(edges), recordedBy);
  await announce(tx, edgesLedger);
}

/** Of claims repeated within a slot the earliest; the smaller id first. */
function earliestOfEach(edges: readonly EdgeSeen[]): EdgeSeen[] {
  const earliest = new Map<string, EdgeSeen>();
  for (const edge of edges) {
    const ordered = edge.a < edge.b ? edge : { ...edge, a: edge.b, b: edge.a };
    const key = `${ordered.a}${ordered.b}${edge.slot}${edge.reason}`;
    const known = earliest.get(key);
    if (!known || edge.occurredAt < known.occurredAt) earliest.set(key, ordered);
  }
  return [...earliest.values()];
}

function bySubject(x: { subjectId: string }, y: { subjectId: string }): number {
  return x.subjectId < y.subjectId ? -1 : 1;
}
