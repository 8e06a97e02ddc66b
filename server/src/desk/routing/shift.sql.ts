import { sql } from "kysely";
import type { Tx } from "../../kernel/database.ts";
import type { Status } from "./shapes.ts";

/** A time in which a member was available, away or off. */
export interface Shift {
  status: Status;
  reason: string;
  begunBy: string;
  begunAt: Date;
  endedAt: Date | null;
}

/** Begins another time of a member and ends the one before it; false if the same holds already. */
export async function beginShift(
  tx: Tx,
  workspaceId: string,
  shift: { shiftId: string; memberId: string; status: Status; reason: string; begunBy: string; begunAt: Date },
): Promise<boolean> {
  const { shiftId, memberId, status, reason, begunBy, begunAt } = shift;
  // One after the other, so that two who change it at once leave one that holds.
  await sql`select pg_advisory_xact_lock(hashtext('desk.shift'), hashtext(${memberId}))`.execute(tx);
  const { rows } = await sql`
    select from desk.shift where workspace_id = ${workspaceId} and member_id = ${memberId} and ended_at is null
      and status = ${status} and reason = ${reason}`.execute(tx);
  if (rows.length > 0) return false;
  await sql`update desk.shift set ended_at = ${begunAt}
    where workspace_id = ${workspaceId} and member_id = ${memberId} and ended_at is null`.execute(tx);
  await sql`insert into desk.shift (workspace_id, shift_id, member_id, status, reason, begun_by, begun_at)
    values (${workspaceId}, ${shiftId}, ${memberId}, ${status}, ${reason}, ${begunBy}, ${begunAt})`.execute(tx);
  return true;
}

/** The latest times of a member, the newest first. */
export async function listShifts(tx: Tx, workspaceId: string, memberId: string, limit: number): Promise<Shift[]> {
  const { rows } = await sql<Shift>`
    select status, reason, begun_by, begun_at, ended_at from desk.shift
    where workspace_id = ${workspaceId} and member_id = ${memberId} order by begun_at desc limit ${limit}`.execute(tx);
  return rows;
}

/** Notes that a member's console was heard of; true if they had counted as gone. */
export async function seeMember(
  tx: Tx,
  workspaceId: string,
  memberId: string,
  now: Date,
  goneAfterSeconds: number,
): Promise<boolean> {
  const { rows } = await sql<{ wasGone: boolean }>`
    with before as (
      select seen_at from desk.presence where workspace_id = ${workspaceId} and member_id = ${memberId})
    insert into desk.presence as known (workspace_id, member_id, seen_at) values (${workspaceId}, ${memberId}, ${now})
    on conflict (workspace_id, member_id) do update set seen_at = greatest(known.seen_at, excluded.seen_at)
    returning coalesce((select seen_at from before) <= ${now}::timestamptz - make_interval(secs => ${goneAfterSeconds}), true) as was_gone`.execute(
    tx,
  );
  return rows[0]!.wasGone;
}
