import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { conflictsOf } from "./conflict.sql.ts";
import { effectiveConsents } from "./consent.ts";
import type { PersonId, SubjectId } from "./identifier.ts";
import { cardsOf } from "./list.sql.ts";
import { companiesOf, type Held, heldBy, holderOf, identifiersAmong, type TraitRow, traitsOf } from "./person.sql.ts";
import { suggestionsAmong } from "./suggestion.sql.ts";

/** The person that goes by this id now: their own, or that of somebody who was merged into them. */
export async function currentPerson(tx: Tx, workspaceId: string, personId: string): Promise<PersonId> {
  if ((await heldBy(tx, workspaceId, personId)).length > 0) return personId as PersonId;
  const holder = await holderOf(tx, workspaceId, personId);
  if (!holder) throw new Refusal("not_found", "There is no such person.");
  return holder;
}

const mostShown = 50;

/** All that is stored about who a person is. */
export async function readPerson(tx: Tx, workspaceId: string, id: string) {
  const personId = await currentPerson(tx, workspaceId, id);
  const held = await heldBy(tx, workspaceId, personId);
  const subjectIds = [...new Set(held.map((span) => span.subjectId))];
  const [card] = await cardsOf(tx, workspaceId, [personId]);
  if (!card) throw new Refusal("not_found", "This person is being put together; come again in a moment.");
  const spans = Map.groupBy(held, (span) => span.subjectId);
  return {
    card,
    identifiers: (await identifiersAmong(tx, workspaceId, subjectIds)).map((row) => ({
      ...row,
      held: spansOf(spans.get(row.subjectId)),
    })),
    traits: await shownTraits(tx, workspaceId, personId),
    companies: await companiesOf(tx, workspaceId, personId),
    consents: await effectiveConsents(tx, workspaceId, personId),
    conflicts: await conflictsOf(tx, workspaceId, personId, mostShown),
    suggestions: await suggestionsAmong(tx, workspaceId, subjectIds, mostShown),
  };
}

function spansOf(held: Held[] = []): { from: Date | null; until: Date | null }[] {
  return held.map(({ from, until }) => ({ from, until }));
}

/** The subjects that a person holds now. */
export async function subjectsHeldNow(tx: Tx, workspaceId: string, personId: string): Promise<SubjectId[]> {
  const held = await heldBy(tx, workspaceId, personId);
  return held.filter(({ until }) => until === null).map(({ subjectId }) => subjectId);
}

/** The traits of a person, with the type of each. */
export async function shownTraits(tx: Tx, workspaceId: string, personId: string) {
  return (await traitsOf(tx, workspaceId, personId)).map(shownTrait);
}

function shownTrait({ subjectId: _, ...trait }: TraitRow) {
  return { ...trait, type: typeOf(trait.value) };
}

const dateShape = /^\d{4}-\d\d-\d\d(T\d\d:\d\d|$)/;

function typeOf(value: unknown) {
  if (value === null || value === undefined) return "nothing" as const;
  if (Array.isArray(value)) return "list" as const;
  if (typeof value === "object") return "object" as const;
  if (typeof value === "number") return "number" as const;
  if (typeof value === "boolean") return "boolean" as const;
  return dateShape.test(String(value)) && !Number.isNaN(Date.parse(String(value)))
    ? ("time" as const)
    : ("text" as const);
}
