import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";

/** What the people who hold these subjects today are called; those without a name are absent. */
export async function customerNames(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ subjectId: string; name: string }>`
    select s.subject_id, coalesce(card.name, card.email, card.user_id) as name
    from unnest(${uuids(subjectIds)}) as s(subject_id)
    left join people.public_holding h on h.workspace_id = ${workspaceId} and h.subject_id = s.subject_id
      and h.valid_until = 'infinity'
    join people.public_card card on card.workspace_id = ${workspaceId} and card.person_id = coalesce(h.person_id, s.subject_id)
    where coalesce(card.name, card.email, card.user_id) is not null`.execute(tx);
  return new Map(rows.map(({ subjectId, name }) => [subjectId, name]));
}
