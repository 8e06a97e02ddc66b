import type { Tx } from "../kernel/database.ts";
import { effectiveConsents } from "./consent.ts";
import type { IdentifierKind, SubjectId } from "./identifier.ts";
import { pairsToCut } from "./join-by-hand.ts";
import { limitOf } from "./limits.ts";
import { heldBy, type IdentifierRow, identifiersAmong, touchpointsOf, traitsOf } from "./person.sql.ts";
import { currentPerson } from "./person.ts";
import { nameOf } from "./person-name.ts";
import { surroundings } from "./resolution.ts";
import { resolvePeople } from "./resolve.ts";
import { personAt, timelinesOf } from "./resolve-holdings.ts";

export interface Side {
  personId: string;
  name: string | null;
  identifiers: { subjectId: string; kind: string; value: string }[];
  touchpoints: number;
}

/** What would come together if two were one: their sides, and where they differ. */
export async function previewMerge(tx: Tx, workspaceId: string, one: string, other: string) {
  const people = [await currentPerson(tx, workspaceId, one), await currentPerson(tx, workspaceId, other)];
  const sides = await Promise.all(people.map((personId) => sideOf(tx, workspaceId, personId)));
  const subjects = sides.flatMap((side) => side.identifiers.map(({ subjectId }) => subjectId));
  const { limits, apart } = await surroundings(tx, workspaceId, subjects);
  const isOurs = new Set(sides[0]!.identifiers.map(({ subjectId }) => subjectId));
  const traits = await Promise.all(people.map((personId) => traitsOf(tx, workspaceId, personId)));
  const consents = await Promise.all(people.map((personId) => effectiveConsents(tx, workspaceId, personId)));
  return {
    sides,
    traits: differences(traits.map((list) => new Map(list.map(({ name, value }) => [name, value])))),
    consents: differences(
      consents.map(
        (list) => new Map(list.map(({ purpose, channel, granted }) => [`${purpose} ${channel}`.trim(), granted])),
      ),
    ),
    beyondLimits: [...kindsOf(sides)]
      .filter(([kind, values]) => values.size > limitOf(limits, kind))
      .map(([kind]) => kind),
    keptApart: apart.some(([a, b]) => isOurs.has(a) !== isOurs.has(b) && subjects.includes(a) && subjects.includes(b)),
  };
}

/** Who there would be if these identifiers left a person. */
export async function previewSeparation(
  tx: Tx,
  workspaceId: string,
  id: string,
  subjectIds: readonly string[],
): Promise<Side[]> {
  const { pairs, subjects, around } = await pairsToCut(tx, workspaceId, id, subjectIds);
  const { holdings } = resolvePeople({ ...around, apart: [...around.apart, ...pairs] });
  return sidesAt(tx, workspaceId, subjects, timelinesOf(holdings), Number.POSITIVE_INFINITY);
}

/** Who those whom a person consists of were at a time, by what was known then. */
export async function peopleAsOf(tx: Tx, workspaceId: string, id: string, at: Date): Promise<Side[]> {
  const personId = await currentPerson(tx, workspaceId, id);
  const held = [...new Set((await heldBy(tx, workspaceId, personId)).map(({ subjectId }) => subjectId))];
  const then = await surroundings(tx, workspaceId, held, at);
  const existed = new Set(then.nodes.map((node) => node.subjectId));
  const timelines = timelinesOf(resolvePeople(then).holdings);
  return sidesAt(
    tx,
    workspaceId,
    held.filter((subjectId) => existed.has(subjectId)),
    timelines,
    at.getTime(),
  );
}

/** These subjects by whom they belong to at a time in epoch milliseconds. */
export async function sidesAt(
  tx: Tx,
  workspaceId: string,
  subjects: readonly SubjectId[],
  timelines: ReturnType<typeof timelinesOf>,
  at: number,
): Promise<Side[]> {
  const identifiers = await identifiersAmong(tx, workspaceId, subjects);
  const counts = await touchpointsOf(tx, workspaceId, subjects);
  const byPerson = Map.groupBy(identifiers, ({ subjectId }) => personAt(timelines, subjectId, at));
  return [...byPerson].map(([personId, held]) => ({
    ...shownSide(personId, held, counts),
    name: held[0]?.value ?? null,
  }));
}

async function sideOf(tx: Tx, workspaceId: string, personId: string): Promise<Side> {
  const held = await heldBy(tx, workspaceId, personId);
  const identifiers = await identifiersAmong(
    tx,
    workspaceId,
    held.map(({ subjectId }) => subjectId),
  );
  const counts = await touchpointsOf(
    tx,
    workspaceId,
    identifiers.map(({ subjectId }) => subjectId),
  );
  const [called] = await nameOf(tx, workspaceId, [personId]);
  return { ...shownSide(personId, identifiers, counts), name: called?.name ?? null };
}

function shownSide(personId: string, identifiers: readonly IdentifierRow[], counts: ReadonlyMap<string, number>) {
  return {
    personId,
    identifiers: identifiers.map(({ subjectId, kind, value }) => ({ subjectId, kind, value })),
    touchpoints: identifiers.reduce((sum, { subjectId }) => sum + (counts.get(subjectId) ?? 0), 0),
  };
}

function kindsOf(sides: readonly Side[]): Map<IdentifierKind, Set<string>> {
  const kinds = new Map<IdentifierKind, Set<string>>();
  for (const { kind, value } of sides.flatMap((side) => side.identifiers)) {
    const values = kinds.get(kind as IdentifierKind) ?? new Set();
    kinds.set(kind as IdentifierKind, values.add(value));
  }
  return kinds;
}

/** Names that both have, with different values. */
function differences([one, other]: ReadonlyMap<string, unknown>[]): { name: string; values: unknown[] }[] {
  return [...one!]
    .filter(([name, value]) => other!.has(name) && JSON.stringify(other!.get(name)) !== JSON.stringify(value))
    .map(([name, value]) => ({ name, values: [value, other!.get(name)] }));
}
