import type { api } from "../api/client.ts";
import type { FoundPerson } from "../shell/people-search.ts";
import { visitorName } from "./person-name.ts";

export type Suggestion = Awaited<ReturnType<typeof api.people.suggestions.list>>[number];

/** Two who may be one person, and all that speaks for it. */
export interface Match {
  one: FoundPerson;
  other: FoundPerson;
  suggestions: readonly Suggestion[];
}

/** Suggestions by whom they are about; `one` is the person from whose side one looks, if one does. */
export function matchesOf(suggestions: readonly Suggestion[], personId?: string): Match[] {
  const byPair = Map.groupBy(suggestions, (each) => [each.personId, each.otherPersonId].sort().join(" "));
  return [...byPair.values()].map((some) => {
    const { personId: id, personName, otherPersonId, otherPersonName } = some[0]!;
    const first = { id, name: personName ?? visitorName(id) };
    const second = { id: otherPersonId, name: otherPersonName ?? visitorName(otherPersonId) };
    const [one, other] = otherPersonId === personId ? [second, first] : [first, second];
    return { one, other, suggestions: some };
  });
}
