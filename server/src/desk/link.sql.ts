import { sql } from "kysely";
import { instants, texts, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";

/** That two conversations belong together, and why. */
export interface LinkRow {
  conversationId: string;
  otherId: string;
  because: string;
  linkedBy: string;
  linkedAt: Date;
}

/** Links conversations; a link that is there stays as it is. Returns how many were new. */
export async function insertLinks(tx: Tx, workspaceId: string, rows: readonly LinkRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { numAffectedRows } = await sql`
    insert into desk.link (workspace_id, conversation_id, other_id, because, linked_by, linked_at)
    select ${workspaceId}::uuid, r.conversation_id, r.other_id, because, linked_by, linked_at
    from unnest(${uuids(rows.map((row) => row.conversationId))}, ${uuids(rows.map((row) => row.otherId))},
      ${texts(rows.map((row) => row.because))}, ${texts(rows.map((row) => row.linkedBy))},
      ${instants(rows.map((row) => row.linkedAt.getTime()))})
      as r(conversation_id, other_id, because, linked_by, linked_at)
    where not exists (select from desk.link l where l.workspace_id = ${workspaceId}
      and l.conversation_id = r.other_id and l.other_id = r.conversation_id)
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Removes a link, from whichever end it was made. Returns whether there was one. */
export async function deleteLink(tx: Tx, workspaceId: string, one: string, other: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from desk.link where workspace_id = ${workspaceId} and (conversation_id, other_id)
      in ((${one}::uuid, ${other}::uuid), (${other}::uuid, ${one}::uuid))`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** A conversation that is linked to another. */
export interface Linked {
  conversationId: string;
  number: number;
  title: string;
  because: string;
}

/** What is linked to these conversations, which are read as one. */
export async function linkedTo(tx: Tx, workspaceId: string, conversationIds: readonly string[]): Promise<Linked[]> {
  const { rows } = await sql<Linked>`
    select distinct on (c.number) c.conversation_id, c.number, c.title, l.because
    from (
      select other_id as id, because from desk.link
      where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)})
      union all
      select conversation_id, because from desk.link
      where workspace_id = ${workspaceId} and other_id = any(${uuids(conversationIds)})) l
    join desk.conversation c on c.workspace_id = ${workspaceId} and c.conversation_id = l.id
    order by c.number`.execute(tx);
  return rows;
}
