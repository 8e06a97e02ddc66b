import type { api } from "../api/client.ts";
import type { FoundPerson } from "../shell/people-search.ts";
import { byKind } from "./identifier-kinds.ts";
import { visitorName } from "./person-name.ts";

export type Conflict = Awaited<ReturnType<typeof api.people.conflicts>>[number];

/** Two who share something and cannot be one. */
export interface Sharing {
  /** Who had it. */
  holder: FoundPerson;
  /** Who came with it later. */
  claimant: FoundPerson;
  shared: { kind: string; value: string };
  /** Whether it went over to the claimant. */
  wentOver: boolean;
}

/** A conflict as a story: what of the two identifiers is shared is the one that went over, or else the weaker. */
export function sharingOf(conflict: Conflict): Sharing {
  const { moved, otherId } = conflict;
  const one = { kind: conflict.kind, value: conflict.value, person: personOf(conflict, "personId", "personName") };
  const other = {
    kind: conflict.otherKind,
    value: conflict.otherValue,
    person: personOf(conflict, "otherPersonId", "otherPersonName"),
  };
  const isOtherShared = moved ? moved === otherId : byKind(one, other) < 0;
  const [{ person: holder, kind, value }, { person: claimant }] = isOtherShared ? [other, one] : [one, other];
  return { holder, claimant, shared: { kind, value }, wentOver: moved !== null };
}

function personOf(
  conflict: Conflict,
  id: "personId" | "otherPersonId",
  name: "personName" | "otherPersonName",
): FoundPerson {
  return { id: conflict[id], name: conflict[name] ?? visitorName(conflict[id]) };
}
