import type { Tx } from "../kernel/database.ts";
import { follower } from "../kernel/follow.ts";
import { announce } from "../kernel/wake.ts";
import { trustsClaims } from "../workspaces/public.ts";
import { refreshCards } from "./cards.ts";
import { type PersonId, personOfOne, type SubjectId } from "./identifier.ts";
import { limitsWith } from "./limits.ts";
import { edgesLedger } from "./record.ts";
import {
  apartAmong,
  type EdgeRead,
  edgesAmong,
  holdingsAmong,
  insertChanges,
  lockIdentities,
  type Moved,
  nodesAmong,
  ownLimits,
  reachableFrom,
  readEdges,
  replaceConflicts,
  replaceHoldings,
} from "./resolution.sql.ts";
import { resolvePeople } from "./resolve.ts";
import type { Holding, Identities, IdentityNode } from "./resolve-graph.ts";
import { refreshSuggestions } from "./suggestions.ts";

/** What those who watch people announce and hear. */
export const changesLedger = "people.change";

/** Resolves people again whenever edges were added, in commit order. */
export const resolution = follower<EdgeRead>({
  name: "people.resolution",
  ledger: edgesLedger,
  read: readEdges,
  async apply(tx, rows) {
    const touched = Map.groupBy(rows, (row) => row.workspaceId);
    for (const [workspaceId, edges] of touched) {
      const subjects = edges.flatMap((edge) => [edge.subjectId, edge.otherId]);
      await resolveAround(tx, workspaceId, [...new Set(subjects)], "identity resolution");
    }
  },
});

export interface Surroundings extends Identities {
  /** Everybody that counted edges lead to, existing or not. */
  subjects: SubjectId[];
  /** Whether claims count. */
  trusting: boolean;
}

/** All that is known of everybody connected with these subjects; or what was known at `asOf`. */
export async function surroundings(
  tx: Tx,
  workspaceId: string,
  around: readonly string[],
  asOf: Date | null = null,
): Promise<Surroundings> {
  const trusting = await trustsClaims(tx, workspaceId);
  const subjects = await reachableFrom(tx, workspaceId, around, trusting, asOf);
  const nodes = await nodesAmong(tx, workspaceId, subjects, asOf);
  const existing = new Set(nodes.map((node) => node.subjectId));
  const edges = await edgesAmong(tx, workspaceId, subjects, trusting, asOf);
  const apart = await apartAmong(tx, workspaceId, subjects, asOf);
  return {
    subjects,
    trusting,
    nodes,
    // An edge to an identifier that nobody has proven to exist joins nobody.
    edges: edges.filter(({ a, b }) => existing.has(a) && existing.has(b)),
    apart: apart.filter(([a, b]) => existing.has(a) && existing.has(b)),
    limits: limitsWith(await ownLimits(tx, workspaceId)),
  };
}

/** Resolves everybody connected with these subjects and stores what changed; returns the people it concerns. */
export async function resolveAround(
  tx: Tx,
  workspaceId: string,
  around: readonly string[],
  changedBy: string,
): Promise<PersonId[]> {
  await lockIdentities(tx, workspaceId);
  const { subjects, trusting, ...identities } = await surroundings(tx, workspaceId, around);
  const { nodes } = identities;
  const { holdings, conflicts } = resolvePeople(identities);
  const before = await holdingsAmong(tx, workspaceId, subjects);
  await replaceConflicts(tx, workspaceId, subjects, conflicts);

  const changed = changedSubjects(nodes, before, holdings);
  if (changed.size > 0) {
    const due = holdings.filter((holding) => changed.has(holding.subjectId));
    await replaceHoldings(tx, workspaceId, [...changed], due);
    await insertChanges(tx, workspaceId, movesOf(changed, before, holdings), changedBy);
    await announce(tx, changesLedger);
  }
  await refreshSuggestions(tx, workspaceId, subjects, trusting);
  const concerned = peopleAmong(nodes, before, holdings);
  await refreshCards(tx, workspaceId, concerned);
  return concerned;
}

function changedSubjects(
  nodes: readonly IdentityNode[],
  before: readonly Holding[],
  after: readonly Holding[],
): Set<SubjectId> {
  const [was, is] = [signatures(before), signatures(after)];
  // A subject may have been retired since.
  const subjects = new Set([...nodes, ...before].map(({ subjectId }) => subjectId));
  return new Set([...subjects].filter((subject) => was.get(subject) !== is.get(subject)));
}

function signatures(holdings: readonly Holding[]): Map<SubjectId, string> {
  const bySubject = Map.groupBy(holdings, (holding) => holding.subjectId);
  return new Map(
    [...bySubject].map(([subject, held]) => [
      subject,
      held
        .map(({ from, until, personId }) => `${from} ${until} ${personId}`)
        .sort()
        .join(),
    ]),
  );
}

/**
 * Which subjects went from whom to whom, by who holds them at the end of time; from somebody to the same if only somebody
 * else's time in between changed.
 */
function movesOf(changed: ReadonlySet<SubjectId>, before: readonly Holding[], after: readonly Holding[]): Moved[] {
  const [was, is] = [lastHolders(before), lastHolders(after)];
  const moves = [...changed].map((subjectId) => ({
    subjectId,
    formerPersonId: was.get(subjectId) ?? personOfOne(subjectId),
    personId: is.get(subjectId) ?? personOfOne(subjectId),
  }));
  const grouped = Map.groupBy(moves, ({ formerPersonId, personId }) => `${formerPersonId} ${personId}`);
  return [...grouped.values()].map((group) => ({ ...group[0]!, subjectIds: group.map((move) => move.subjectId) }));
}

function lastHolders(holdings: readonly Holding[]): Map<SubjectId, PersonId> {
  return new Map(
    holdings.filter(({ until }) => until === null).map(({ subjectId, personId }) => [subjectId, personId]),
  );
}

function peopleAmong(
  nodes: readonly IdentityNode[],
  before: readonly Holding[],
  after: readonly Holding[],
): PersonId[] {
  const own = nodes.map((node) => personOfOne(node.subjectId));
  return [...new Set([...own, ...before.map(({ personId }) => personId), ...after.map(({ personId }) => personId)])];
}
