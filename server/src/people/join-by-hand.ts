import { randomUUID } from "node:crypto";
import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { type Author, recordAudit } from "../workspaces/public.ts";
import type { PersonId, SubjectId } from "./identifier.ts";
import { meetingOf } from "./meeting.ts";
import { insertMerge, retractMerge } from "./merge.sql.ts";
import { type Held, heldBy } from "./person.sql.ts";
import { currentPerson, subjectsHeldNow } from "./person.ts";
import { nameOf } from "./person-name.ts";
import { insertEdges } from "./record.sql.ts";
import { lockIdentities } from "./resolution.sql.ts";
import { resolveAround, surroundings } from "./resolution.ts";
import type { ApartPair } from "./resolve-graph.ts";
import { strongestOf } from "./resolve-holdings.ts";
import { pairsAcross } from "./resolve-simple.ts";
import { endSeparation, endSeparationsBetween, insertSeparation, renewSeparations } from "./separation.sql.ts";

export interface Deed {
  workspaceId: string;
  note: string;
  by: Author;
  at: Date;
}

export interface Outcome {
  people: { personId: string; name: string | null }[];
  mergeId: string | null;
  separationId: string | null;
}

/** Says that two are one. What kept them apart ends. Undone, it leaves both as they were. */
export async function mergePeople(tx: Tx, deed: Deed, one: string, other: string): Promise<Outcome> {
  const { workspaceId, by } = deed;
  await lockIdentities(tx, workspaceId);
  const [person, merged] = [await currentPerson(tx, workspaceId, one), await currentPerson(tx, workspaceId, other)];
  if (person === merged) throw new Refusal("conflict", "These two are one person already.");

  const { mergeId, ends } = await joinHolders(tx, deed, person, merged);
  const concerned = await resolveAround(tx, workspaceId, ends, by.actor);
  if ((await currentPerson(tx, workspaceId, one)) !== (await currentPerson(tx, workspaceId, other)))
    throw new Refusal("conflict", "Separations from third people keep these two apart. End those first.");
  await recordAudit(tx, workspaceId, by, "people.merged", person, { otherPersonId: merged, mergeId });
  return outcomeOf(tx, workspaceId, concerned, { mergeId });
}

async function joinHolders(tx: Tx, { workspaceId, note, by, at }: Deed, person: PersonId, merged: PersonId) {
  const [ours, theirs] = [await heldBy(tx, workspaceId, person), await heldBy(tx, workspaceId, merged)];
  const subjectsOf = (held: readonly Held[]) => held.map(({ subjectId }) => subjectId);
  const ended = await endSeparationsBetween(tx, workspaceId, subjectsOf(ours), subjectsOf(theirs), by.actor);
  const { one, other, at: occurredAt } = meetingOf(ours, theirs, person, merged, at.getTime());
  const [a, b] = one < other ? [one, other] : [other, one];
  const told = { counted: true, standing: "proven" as const, confidence: 1, sourceId: null, occurredAt, note };
  await insertEdges(tx, workspaceId, [{ a, b, slot: at.getTime(), reason: "manual", ...told }], by.actor);
  const mergeId = randomUUID();
  const merge = { mergeId, subjectId: a, otherId: b, mergedAt: at, endedSeparations: ended };
  await insertMerge(tx, workspaceId, merge, by.actor, note);
  return { mergeId, ends: [a, b] };
}

/** Undoes a merge: what kept the two apart before keeps them apart again. */
export async function undoMerge(
  tx: Tx,
  { workspaceId, by, at }: Omit<Deed, "note">,
  mergeId: string,
): Promise<Outcome> {
  await lockIdentities(tx, workspaceId);
  const merge = await retractMerge(tx, workspaceId, mergeId, by.actor, at);
  if (!merge) throw new Refusal("not_found", "There is no such merge, or it was undone already.");

  const renewed = merge.endedSeparations.map((separationId) => ({ former: separationId, renewed: randomUUID() }));
  const kept = await renewSeparations(tx, workspaceId, renewed, by.actor);
  const ends = [merge.subjectId, merge.otherId, ...kept];
  const concerned = await resolveAround(tx, workspaceId, ends, by.actor);
  await recordAudit(tx, workspaceId, by, "people.merge_undone", mergeId);
  return outcomeOf(tx, workspaceId, concerned, {});
}

/** Says that some of a person's identifiers are somebody else's, from the beginning. */
export async function separatePerson(
  tx: Tx,
  { workspaceId, note, by }: Deed,
  id: string,
  subjectIds: readonly string[],
): Promise<Outcome> {
  await lockIdentities(tx, workspaceId);
  const { personId, pairs, subjects } = await pairsToCut(tx, workspaceId, id, subjectIds);
  const separationId = randomUUID();
  await insertSeparation(tx, workspaceId, separationId, pairs, by.actor, note);
  const concerned = await resolveAround(tx, workspaceId, subjects, by.actor);
  // The note may speak of the person, and the log outlives their data.
  await recordAudit(tx, workspaceId, by, "people.separated", personId, { subjectIds, separationId });
  return outcomeOf(tx, workspaceId, concerned, { separationId });
}

/** What has to be kept apart so that these identifiers leave the person: every edge across, and the strongest of both sides. */
export async function pairsToCut(tx: Tx, workspaceId: string, id: string, subjectIds: readonly string[]) {
  const personId = await currentPerson(tx, workspaceId, id);
  const held = new Set(await subjectsHeldNow(tx, workspaceId, personId));
  const leaving = new Set(subjectIds as SubjectId[]);
  if (![...leaving].every((subjectId) => held.has(subjectId))) {
    throw new Refusal("bad_input", "Some of these identifiers are not this person's (any more).", "subjectIds");
  }
  if (leaving.size === held.size) {
    throw new Refusal("bad_input", "At least one identifier has to stay with the person.", "subjectIds");
  }
  const around = await surroundings(tx, workspaceId, [...held]);
  const edges = around.edges.filter(({ a, b }) => held.has(a) && held.has(b));
  const sides = [leaving, new Set([...held].filter((subjectId) => !leaving.has(subjectId)))];
  const [left, stayed] = sides.map(
    (side) => strongestOf(around.nodes.filter(({ subjectId }) => side.has(subjectId)))!.subjectId,
  );
  // The strongest of both sides, too: what joins them by another way later is not what the human meant.
  const pairs = distinctPairs([...pairsAcross(edges, leaving), [left!, stayed!]]);
  return { personId, pairs, subjects: [...held], around };
}

function distinctPairs(pairs: readonly ApartPair[]): ApartPair[] {
  const ordered = pairs.map(([a, b]): ApartPair => (a < b ? [a, b] : [b, a]));
  return [...new Map(ordered.map((pair) => [pair.join(), pair])).values()];
}

/** Undoes a separation: what joined them before joins them again. */
export async function rejoin(tx: Tx, { workspaceId, by }: Omit<Deed, "note">, separationId: string): Promise<Outcome> {
  await lockIdentities(tx, workspaceId);
  const subjects = await endSeparation(tx, workspaceId, separationId, by.actor);
  if (subjects.length === 0) throw new Refusal("not_found", "There is no such separation, or it has ended already.");

  const concerned = await resolveAround(tx, workspaceId, subjects, by.actor);
  await recordAudit(tx, workspaceId, by, "people.rejoined", separationId);
  return outcomeOf(tx, workspaceId, concerned, {});
}

async function outcomeOf(
  tx: Tx,
  workspaceId: string,
  concerned: readonly PersonId[],
  { mergeId = null, separationId = null }: Partial<Outcome>,
): Promise<Outcome> {
  const people = await nameOf(tx, workspaceId, concerned);
  return { people, mergeId, separationId };
}
