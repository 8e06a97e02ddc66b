import { Refusal } from "../kernel/refusal.ts";
import type { PersonId, SubjectId } from "./identifier.ts";
import type { Held } from "./person.sql.ts";

/** A subject of each of two people, and an instant in epoch milliseconds at which each is theirs. */
export interface Meeting {
  one: SubjectId;
  other: SubjectId;
  at: number;
}

/**
 * Where an edge has to be put so that it joins these two, since an edge means those who hold its ends at its time, and
 * even the subject that names a person may have gone over to somebody else: now if it can be, else the nearest instant at
 * which both held something.
 */
export function meetingOf(
  ours: readonly Held[],
  theirs: readonly Held[],
  person: PersonId,
  otherPerson: PersonId,
  now: number,
): Meeting {
  const bounds = [...ours, ...theirs].flatMap(({ from, until }) => [
    from?.getTime(),
    until ? until.getTime() - 1 : undefined,
  ]);
  const moments = [now, ...bounds.filter((bound) => bound !== undefined)];
  moments.sort((one, other) => Math.abs(one - now) - Math.abs(other - now));
  for (const at of moments) {
    const [one, other] = [heldAt(ours, at, person), heldAt(theirs, at, otherPerson)];
    if (one && other) return { one, other, at };
  }
  throw new Refusal("conflict", "These two held nothing at any one time.");
}

/** A subject that is theirs at an instant, the one that names them if it can be. */
function heldAt(held: readonly Held[], at: number, person: PersonId): SubjectId | undefined {
  const then = held.filter(
    ({ from, until }) => (from === null || from.getTime() <= at) && (until === null || at < until.getTime()),
  );
  return (then.find(({ subjectId }) => (subjectId as string) === person) ?? then[0])?.subjectId;
}
