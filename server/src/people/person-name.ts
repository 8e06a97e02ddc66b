import type { Tx } from "../kernel/database.ts";
import { cardsOf } from "./list.sql.ts";

/** Those of these people who exist, with what they are called. */
export async function nameOf(
  tx: Tx,
  workspaceId: string,
  personIds: readonly string[],
): Promise<{ personId: string; name: string | null }[]> {
  const cards = await cardsOf(tx, workspaceId, personIds);
  return cards.map(({ personId, name, email, userId }) => ({ personId, name: name ?? email ?? userId }));
}
