import { randomUUID } from "node:crypto";
import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { type Author, recordAudit } from "../workspaces/public.ts";
import type { PersonId, SubjectId } from "./identifier.ts";
import { currentPerson, subjectsHeldNow } from "./person.ts";
import { nameOf } from "./person-name.ts";
import { insertEdges } from "./record.sql.ts";
import { lockIdentities } from "./resolution.sql.ts";
import { resolveAround, surroundings } from "./resolution.ts";
import type { ApartPair } from "./resolve-graph.ts";
import { strongestOf } from "./resolve-holdings.ts";
import { pairsAcross } from "./resolve-simple.ts";
import { endSeparation, endSeparationsBetween, insertSeparation } from "./separation.sql.ts";

export interface Deed {
  workspaceId: string;
  note: string;
  by: Author;
  at: Date;
}

export interface Outcome {
  people: { personId: string; name: string | null }[];
  separationId: string | null;
}

/** Says that two are one. What kept them apart ends; undone by separating them, it leaves both as they were. */
export async function mergePeople(
  tx: Tx,
  { workspaceId, note, by, at }: Deed,
  one: string,
  other: string,
): Promise<Outcome> {
  await lockIdentities(tx, workspaceId);
  const [person, merged] = [await currentPerson(tx, workspaceId, one), await currentPerson(tx, workspaceId, other)];
  if (person === merged) throw new Refusal("conflict", "These two are one person already.");

  const [ours, theirs] = [
    await subjectsHeldNow(tx, workspaceId, person),
    await subjectsHeldNow(tx, workspaceId, merged),
  ];
  await endSeparationsBetween(tx, workspaceId, ours, theirs, by.actor);
  const edge = {
    a: anchorOf(person, ours),
    b: anchorOf(merged, theirs),
    slot: at.getTime(),
    reason: "manual" as const,
  };
  const told = {
    counted: true,
    standing: "proven" as const,
    confidence: 1,
    sourceId: null,
    occurredAt: at.getTime(),
    note,
  };
  await insertEdges(tx, workspaceId, [{ ...edge, ...told }], by.actor);
  const concerned = await resolveAround(tx, workspaceId, [edge.a, edge.b], by.actor);
  await recordAudit(tx, workspaceId, by, "people.merged", person, { otherPersonId: merged, note });
  return outcomeOf(tx, workspaceId, concerned, null);
}

/** A subject that stands for a person in an edge: the one that names them, if they hold it now. */
function anchorOf(person: PersonId, held: readonly SubjectId[]): SubjectId {
  const anchor = held.find((subjectId) => (subjectId as string) === person) ?? held[0];
  if (!anchor) throw new Refusal("conflict", "This person holds nothing any more: everything went over to others.");
  return anchor;
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
  await recordAudit(tx, workspaceId, by, "people.separated", personId, { subjectIds, separationId, note });
  return outcomeOf(tx, workspaceId, concerned, separationId);
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
  return outcomeOf(tx, workspaceId, concerned, null);
}

async function outcomeOf(
  tx: Tx,
  workspaceId: string,
  concerned: readonly PersonId[],
  separationId: string | null,
): Promise<Outcome> {
  const people = await nameOf(tx, workspaceId, concerned);
  return { people, separationId };
}
