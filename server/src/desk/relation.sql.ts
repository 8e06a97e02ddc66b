import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";

/** Who follows conversations that are read as one. */
export async function followersOf(tx: Tx, workspaceId: string, conversationIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ memberId: string }>`
    select distinct member_id from desk.follower
    where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)})
    order by member_id`.execute(tx);
  return rows.map(({ memberId }) => memberId);
}

/** Lets members follow a conversation. Returns those who did not yet. */
export async function insertFollowers(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
  memberIds: readonly string[],
  { by, at }: { by: string; at: Date },
): Promise<string[]> {
  const { rows } = await sql<{ memberId: string }>`
    insert into desk.follower (workspace_id, conversation_id, member_id, followed_by, followed_at)
    select ${workspaceId}::uuid, ${conversationId}::uuid, member_id, ${by}, ${at}::timestamptz
    from unnest(${uuids(memberIds)}) as m(member_id)
    on conflict do nothing returning member_id`.execute(tx);
  return rows.map(({ memberId }) => memberId);
}

/** Lets a member follow conversations that are read as one no longer. Returns whether they did. */
export async function deleteFollower(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
  memberId: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from desk.follower where workspace_id = ${workspaceId}
      and conversation_id = any(${uuids(conversationIds)}) and member_id = ${memberId}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}
