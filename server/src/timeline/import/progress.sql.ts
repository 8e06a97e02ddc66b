import { sql } from "kysely";
import { numbers, texts } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";
import type { ImportKey } from "./import.sql.ts";
import type { Plan } from "./plan.ts";

/** How far an import has come. */
export interface Progress {
  /** Bytes of the file. */
  position: number;
  rows: number;
  stored: number;
  alreadyThere: number;
  faulty: number;
}

/** Holds an import still for the rest of the transaction; undefined if there is none. */
export async function lockProgress(
  tx: Tx,
  { workspaceId, importId }: ImportKey,
): Promise<(Progress & { isCancelled: boolean; hasEnded: boolean }) | undefined> {
  // Whether it was cancelled is asked once the lock is held: what was said before is then seen.
  const { rows } = await sql<Progress>`
    select position, rows, stored, already_there, faulty from timeline.import_progress
    where workspace_id = ${workspaceId} and import_id = ${importId} for update`.execute(tx);
  if (!rows[0]) return undefined;
  const state = await sql<{ isCancelled: boolean; hasEnded: boolean }>`
    select
      exists (select from timeline.import_cancellation where workspace_id = ${workspaceId} and import_id = ${importId}) as is_cancelled,
      exists (select from timeline.import_end where workspace_id = ${workspaceId} and import_id = ${importId}) as has_ended`.execute(
    tx,
  );
  return { ...rows[0], ...state.rows[0]! };
}

/** Notes how far an import has come, or only that something about it has changed. */
export async function moveProgress(
  tx: Tx,
  { workspaceId, importId }: ImportKey,
  to: Progress,
  at: Date,
): Promise<void> {
  await sql`
    update timeline.import_progress set position = ${to.position}, rows = ${to.rows}, stored = ${to.stored},
      already_there = ${to.alreadyThere}, faulty = ${to.faulty}, moved_at = ${at}, xid = pg_current_xact_id(),
      seq = nextval(pg_get_serial_sequence('timeline.import_progress', 'seq'))
    where workspace_id = ${workspaceId} and import_id = ${importId}`.execute(tx);
}

/** Records that an import may run. */
export async function insertStart(tx: Tx, at: ImportKey, plan: Plan, by: string, when: Date): Promise<void> {
  await sql`
    insert into timeline.import_start (workspace_id, import_id, plan, started_by, started_at)
    values (${at.workspaceId}, ${at.importId}, ${JSON.stringify(plan)}::jsonb, ${by}, ${when})`.execute(tx);
}

/** Records that somebody does not want an import to go on. */
export async function insertCancellation(tx: Tx, at: ImportKey, by: string, when: Date): Promise<void> {
  await sql`
    insert into timeline.import_cancellation (workspace_id, import_id, cancelled_by, cancelled_at)
    values (${at.workspaceId}, ${at.importId}, ${by}, ${when})`.execute(tx);
}

/** Records that an import is over. */
export async function insertEnd(
  tx: Tx,
  at: ImportKey,
  outcome: "completed" | "failed",
  reason: string,
  when: Date,
): Promise<void> {
  await sql`
    insert into timeline.import_end (workspace_id, import_id, outcome, reason, ended_at)
    values (${at.workspaceId}, ${at.importId}, ${outcome}, ${reason}, ${when})`.execute(tx);
}

/** A row that could not be imported. */
export interface RowError {
  line: number;
  code: string;
  reason: string;
  raw: string;
}

/** Stores rows that could not be imported. */
export async function insertErrors(
  tx: Tx,
  { workspaceId, importId }: ImportKey,
  errors: readonly RowError[],
): Promise<void> {
  await sql`
    insert into timeline.import_error (workspace_id, import_id, line, code, reason, raw)
    select ${workspaceId}::uuid, ${importId}::uuid, r.* from unnest(${numbers(errors.map((row) => row.line))}::bigint[],
      ${texts(errors.map((row) => row.code))}, ${texts(errors.map((row) => row.reason))}, ${texts(errors.map((row) => row.raw))}) as r
    on conflict do nothing`.execute(tx);
}

/** A page of the rows that could not be imported, in the order of the file. */
export async function readErrors(
  tx: Tx,
  { workspaceId, importId }: ImportKey,
  afterLine: number,
  limit: number,
): Promise<RowError[]> {
  const { rows } = await sql<RowError>`
    select line, code, reason, raw from timeline.import_error
    where workspace_id = ${workspaceId} and import_id = ${importId} and line > ${afterLine}
    order by line limit ${limit}`.execute(tx);
  return rows;
}
