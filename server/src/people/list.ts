import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { type Card, type CardFilter, cardsOf, listCards, listCardsByName, type Place, type Sort } from "./list.sql.ts";
import { findPeople } from "./search.ts";

export interface Wanted extends CardFilter {
  /** What was typed into the search; the best answers then come first, whatever the sort. */
  q?: string | undefined;
  sort: Sort;
  after?: string | undefined;
  limit: number;
}

export interface Listed {
  people: Card[];
  /** Where the next page begins; null at the end, and after a search, which has one page. */
  next: string | null;
}

/** A page of a workspace's people. */
export async function listPeople(tx: Tx, workspaceId: string, wanted: Wanted): Promise<Listed> {
  if (wanted.q?.trim()) return { people: await search(tx, workspaceId, wanted.q, wanted), next: null };
  const { sort, limit } = wanted;
  const after = wanted.after ? placeOf(wanted.after) : undefined;
  const cards =
    sort === "name"
      ? await listCardsByName(tx, workspaceId, wanted, after, limit + 1)
      : await listCards(tx, workspaceId, sort, wanted, after, limit + 1);
  const page = cards.slice(0, limit);
  const last = page.at(-1);
  const next = last && cards.length > limit ? cursorOf({ value: last.place, personId: last.personId }) : null;
  return { people: page.map(({ place: _, ...card }) => card), next };
}

async function search(tx: Tx, workspaceId: string, q: string, { limit, ...filter }: Wanted): Promise<Card[]> {
  const found = await findPeople(tx, workspaceId, q, filter, limit);
  const cards = await cardsOf(tx, workspaceId, [...found.keys()], filter);
  const rankOf = (card: Card) => found.get(card.personId)!;
  cards.sort((one, other) => rankOf(one) - rankOf(other) || other.lastSeenAt.getTime() - one.lastSeenAt.getTime());
  return cards.slice(0, limit);
}

function cursorOf({ value, personId }: Place): string {
  return Buffer.from(JSON.stringify([value, personId])).toString("base64url");
}

function placeOf(cursor: string): Place {
  const [value, personId] = parsed(cursor);
  const isPlace = (value === null || typeof value === "string") && /^[0-9a-f-]{36}$/.test(String(personId));
  if (!isPlace) throw new Refusal("bad_input", "“after” must be a “next” of an earlier page.", "after");
  return { value, personId: String(personId) };
}

function parsed(cursor: string): unknown[] {
  try {
    const value = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
