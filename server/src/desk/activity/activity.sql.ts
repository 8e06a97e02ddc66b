import { sql } from "kysely";
import type { Tx } from "../../kernel/database.ts";

/** What a member did in a conversation at an instant. */
export interface Beat {
  workspaceId: string;
  conversationId: string;
  memberId: string;
  doing: "viewing" | "composing";
  at: Date;
}

/** Notes a beat: it goes on the stretch that ended at most so many seconds ago, or begins another. */
export async function insertBeat(
  tx: Tx,
  { workspaceId, conversationId, memberId, doing, at }: Beat,
  apartSeconds: number,
): Promise<void> {
  await sql`
    with last as (
      select begun_at from desk.activity
      where workspace_id = ${workspaceId} and conversation_id = ${conversationId} and member_id = ${memberId} and doing = ${doing}
        and begun_at <= ${at}::timestamptz and ended_at >= ${at}::timestamptz - make_interval(secs => ${apartSeconds})
      order by begun_at desc limit 1)
    insert into desk.activity as known (workspace_id, conversation_id, member_id, doing, begun_at, ended_at)
    values (${workspaceId}, ${conversationId}, ${memberId}, ${doing}, coalesce((select begun_at from last), ${at}::timestamptz), ${at})
    on conflict (workspace_id, conversation_id, member_id, doing, begun_at)
      do update set ended_at = greatest(known.ended_at, excluded.ended_at)`.execute(tx);
}
