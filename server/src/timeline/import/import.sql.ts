import { type RawBuilder, sql } from "kysely";
import { uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";
import type { Position } from "../../kernel/follow.ts";
import type { Plan } from "./plan.ts";

export interface ImportKey {
  workspaceId: string;
  importId: string;
}

export interface ImportRow extends Position {
  importId: string;
  fileName: string;
  fileBytes: number;
  place: string | null;
  uploadedBy: string;
  uploadedAt: Date;
  plan: Plan | null;
  startedBy: string | null;
  startedAt: Date | null;
  position: number;
  rows: number;
  stored: number;
  alreadyThere: number;
  faulty: number;
  movedAt: Date;
  cancelledBy: string | null;
  cancelledAt: Date | null;
  outcome: "completed" | "failed" | null;
  reason: string | null;
  endedAt: Date | null;
  /** When the same file was imported to its end before. */
  importedBeforeAt: Date | null;
}

const shown = sql`i.import_id, i.file_name, i.file_bytes, i.place, i.uploaded_by, i.uploaded_at, s.plan, s.started_by,
  s.started_at, p.position, p.rows, p.stored, p.already_there, p.faulty, p.moved_at, p.xid::text as xid, p.seq,
  c.cancelled_by, c.cancelled_at, e.outcome, e.reason, e.ended_at,
  (select max(e2.ended_at) from timeline.import i2 join timeline.import_end e2 using (workspace_id, import_id)
   where i2.workspace_id = i.workspace_id and i2.file_sha256 = i.file_sha256 and i2.import_id <> i.import_id
     and e2.outcome = 'completed') as imported_before_at`;

const joined = sql`timeline.import i join timeline.import_progress p using (workspace_id, import_id)
  left join timeline.import_start s using (workspace_id, import_id)
  left join timeline.import_cancellation c using (workspace_id, import_id)
  left join timeline.import_end e using (workspace_id, import_id)`;

/** Stores what was uploaded, with nothing of it imported yet. */
export async function insertImport(
  tx: Tx,
  { workspaceId, importId }: ImportKey,
  file: { fileName: string; fileBytes: number; sha256: Buffer; place: string | null },
  by: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into timeline.import (workspace_id, import_id, file_name, file_bytes, file_sha256, place, uploaded_by, uploaded_at)
    values (${workspaceId}, ${importId}, ${file.fileName}, ${file.fileBytes}, ${file.sha256}, ${file.place}, ${by}, ${at})`.execute(
    tx,
  );
  await sql`insert into timeline.import_progress (workspace_id, import_id, moved_at)
    values (${workspaceId}, ${importId}, ${at})`.execute(tx);
}

/** One import. */
export async function readImport(tx: Tx, { workspaceId, importId }: ImportKey): Promise<ImportRow | undefined> {
  const [row] = await readRows(tx, sql`i.workspace_id = ${workspaceId} and i.import_id = ${importId}`, sql``);
  return row;
}

/** The latest imports, newest first. */
export function readImports(tx: Tx, workspaceId: string, limit: number): Promise<ImportRow[]> {
  return readRows(
    tx,
    sql`i.workspace_id = ${workspaceId}`,
    sql`order by i.uploaded_at desc, i.import_id limit ${limit}`,
  );
}

/** Imports that changed after one position and until another, in commit order. */
export function readChangedImports(
  tx: Tx,
  workspaceId: string,
  after: Position,
  until: Position,
  limit: number,
): Promise<ImportRow[]> {
  return readRows(
    tx,
    sql`p.workspace_id = ${workspaceId} and (p.xid, p.seq) > (${after.xid}::xid8, ${after.seq}::bigint)
      and (p.xid, p.seq) < (${until.xid}::xid8, ${until.seq}::bigint)`,
    sql`order by p.xid, p.seq limit ${limit}`,
  );
}

/** An import of this file by this plan that was begun from here and has not ended. */
export async function findUnfinished(
  tx: Tx,
  workspaceId: string,
  sha256: Buffer,
  plan: Plan,
): Promise<ImportRow | undefined> {
  const [row] = await readRows(
    tx,
    sql`i.workspace_id = ${workspaceId} and i.file_sha256 = ${sha256} and i.place is null
      and s.plan = ${JSON.stringify(plan)}::jsonb and c.cancelled_at is null and e.ended_at is null`,
    sql`order by s.started_at desc limit 1`,
  );
  return row;
}

async function readRows(tx: Tx, where: RawBuilder<unknown>, rest: RawBuilder<unknown>): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`select ${shown} from ${joined} where ${where} ${rest}`.execute(tx);
  return rows;
}

/** The imports of all workspaces whose files are in a place and that were started and have not ended, oldest first. */
export async function readPending(tx: Tx, place: string): Promise<ImportKey[]> {
  const { rows } = await sql<ImportKey>`
    select workspace_id, import_id from ${joined}
    where i.place = ${place} and s.started_at is not null and c.cancelled_at is null and e.ended_at is null
    order by s.started_at`.execute(tx);
  return rows;
}

/** The imports of all workspaces whose files in a place are still needed, and whether they were started. */
export async function readNeeded(
  tx: Tx,
  place: string,
): Promise<(ImportKey & { startedAt: Date | null; uploadedAt: Date })[]> {
  const { rows } = await sql<ImportKey & { startedAt: Date | null; uploadedAt: Date }>`
    select workspace_id, import_id, s.started_at, i.uploaded_at from ${joined}
    where i.place = ${place} and c.cancelled_at is null and e.ended_at is null`.execute(tx);
  return rows;
}

/** The uploads of a workspace that nobody has started or discarded yet, and where their files are. */
export async function readUploads(tx: Tx, workspaceId: string): Promise<{ importId: string; place: string }[]> {
  const { rows } = await sql<{ importId: string; place: string }>`
    select import_id, i.place from ${joined}
    where workspace_id = ${workspaceId} and i.place is not null and s.started_at is null and c.cancelled_at is null
      and e.ended_at is null`.execute(tx);
  return rows;
}

/** Those of some imports, of all workspaces, that are over. */
export async function readEnded(tx: Tx, importIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ importId: string }>`
    select import_id from ${joined}
    where import_id = any(${uuids(importIds)}) and (c.cancelled_at is not null or e.ended_at is not null)`.execute(tx);
  return rows.map(({ importId }) => importId);
}

/** Removes an upload that was never started. */
export async function deleteImport(tx: Tx, { workspaceId, importId }: ImportKey): Promise<void> {
  await sql`delete from timeline.import where workspace_id = ${workspaceId} and import_id = ${importId}`.execute(tx);
  await sql`delete from timeline.import_progress
    where workspace_id = ${workspaceId} and import_id = ${importId}`.execute(tx);
}
