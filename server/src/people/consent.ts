import type { Tx } from "../kernel/database.ts";
import { trustsClaims } from "../workspaces/public.ts";
import { type ConsentRow, consentsOf, movesOfSubjects } from "./consent.sql.ts";
import { gatheredAt } from "./gathered-at.ts";
import type { SubjectId } from "./identifier.ts";
import { heldBy } from "./person.sql.ts";
import { edgesAmong } from "./resolution.sql.ts";

/**
 * What a person consents to, per purpose and channel.
 *
 * Of one identifier its latest word holds. Where several identifiers of the person say different things, a no holds against
 * a yes, however late the yes, so that no consent crosses a merge in silence: who said yes as one of them did not speak for
 * the other. It ends with the first word given, by whichever identifier, after they came together: from then on it is one
 * human who speaks, and the latest word holds. If they part again, each has its own words back, as nothing was rewritten.
 */
export async function effectiveConsents(tx: Tx, workspaceId: string, personId: string): Promise<ConsentRow[]> {
  const said = await consentsOf(tx, workspaceId, personId);
  const effective: ConsentRow[] = [];
  for (const words of Map.groupBy(said, ({ purpose, channel }) => `${purpose}\n${channel}`).values())
    effective.push(await effectiveOf(tx, workspaceId, personId, words));
  return effective.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function keyOf({ purpose, channel }: ConsentRow): string {
  return `${purpose}\n${channel}`;
}

/** Of words about one purpose and channel, the latest first, the one that holds. */
async function effectiveOf(
  tx: Tx,
  workspaceId: string,
  personId: string,
  words: readonly ConsentRow[],
): Promise<ConsentRow> {
  const latest = words[0]!;
  const lastWords = lastOfEach(words);
  if (!latest.granted || lastWords.every(({ granted }) => granted)) return latest;
  const together = await togetherSince(
    tx,
    workspaceId,
    personId,
    lastWords.map(({ subjectId }) => subjectId),
  );
  if (latest.occurredAt.getTime() > together) return latest;
  return lastWords.find(({ granted }) => !granted)!;
}

function lastOfEach(words: readonly ConsentRow[]): ConsentRow[] {
  const last = new Map<SubjectId, ConsentRow>();
  for (const word of words) if (!last.has(word.subjectId)) last.set(word.subjectId, word);
  return [...last.values()];
}

async function togetherSince(tx: Tx, workspaceId: string, personId: string, subjectIds: SubjectId[]): Promise<number> {
  const held = (await heldBy(tx, workspaceId, personId)).map((span) => span.subjectId);
  const edges = await edgesAmong(tx, workspaceId, held, await trustsClaims(tx, workspaceId), null);
  return gatheredAt(subjectIds, await movesOfSubjects(tx, workspaceId, subjectIds), edges);
}
