import { api } from "../api/client.ts";
import type { FoundPerson } from "../shell/people-search.ts";
import { isNamed, personName } from "./person-name.ts";

const most = 8;

/** People by any beginning of a name, email, phone number or id, the best first. */
export async function findPeople(workspaceId: string, q: string, signal: AbortSignal): Promise<FoundPerson[]> {
  const { people } = await api.people.list({ workspaceId, q, limit: most }, { signal });
  return people.map((card) => {
    const name = personName(card);
    const detail = [card.email, card.phone, card.userId].find((text) => text !== null && text !== name);
    return { id: card.personId, name: isNamed(card) ? name : `${name} (anonymous)`, ...(detail ? { detail } : {}) };
  });
}
