import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";
import { nameOfActor } from "./actor.sql.ts";

export interface AuditRow {
  entryId: string;
  at: Date;
  actor: string;
  actorName: string;
  act: string;
  target: string;
  detail: Record<string, unknown>;
  ip: string;
  userAgent: string;
  cursor: string;
}

/** Writes one entry; the actor's name is kept as it is now, so that the log outlives a change of name. */
export async function insertAuditEntry(
  tx: Tx,
  workspaceId: string,
  entry: Pick<AuditRow, "actor" | "act" | "target" | "detail" | "ip" | "userAgent">,
): Promise<void> {
  await sql`
    insert into workspaces.audit_entry (workspace_id, actor, actor_name, act, target, detail, ip, user_agent)
    select a.workspace_id, a.actor, ${nameOfActor("a.workspace_id", "a.actor")}, ${entry.act}, ${entry.target},
      ${JSON.stringify(entry.detail)}::jsonb, ${entry.ip}, ${entry.userAgent}
    from (select ${workspaceId}::uuid as workspace_id, ${entry.actor}::text as actor) a`.execute(tx);
}

/** Entries before a cursor, newest first. */
export async function listAuditEntries(
  tx: Tx,
  workspaceId: string,
  before: { microseconds: number; entryId: string } | undefined,
  limit: number,
): Promise<AuditRow[]> {
  // A Date would lose the microseconds that keep entries of one transaction in order.
  const older = before
    ? sql`(at, entry_id) < (timestamptz 'epoch' + ${before.microseconds} * interval '1 microsecond', ${before.entryId}::uuid)`
    : sql`true`;
  const { rows } = await sql<AuditRow>`
    select entry_id, at, actor, actor_name, act, target, detail, ip, user_agent,
      (extract(epoch from at) * 1000000)::bigint || '.' || entry_id as cursor
    from workspaces.audit_entry where workspace_id = ${workspaceId} and ${older}
    order by at desc, entry_id desc limit ${limit}`.execute(tx);
  return rows;
}
