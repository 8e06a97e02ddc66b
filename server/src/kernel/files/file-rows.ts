import { sql } from "kysely";
import type { Tx } from "../database.ts";

export interface FileAt {
  workspaceId: string;
  fileId: string;
}

export interface FileRow {
  fileId: string;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: Buffer;
}

/** Writes down what was kept. */
export async function insertFile(tx: Tx, { workspaceId, ...row }: FileRow & FileAt, keptAt: Date): Promise<void> {
  await sql`insert into kernel.file (workspace_id, file_id, name, media_type, bytes, sha256, kept_at)
    values (${workspaceId}, ${row.fileId}, ${row.name}, ${row.mediaType}, ${row.bytes}, ${row.sha256}, ${keptAt})`.execute(
    tx,
  );
}

/** Those of these files that have not ended. */
export async function readFiles(
  tx: Tx,
  workspaceId: string,
  fileIds: readonly string[],
  now: Date,
): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select file_id, name, media_type, bytes, sha256 from kernel.file f
    where workspace_id = ${workspaceId} and file_id = any(${fileIds}::uuid[]) and not exists (
      select from kernel.file_end e
      where e.workspace_id = f.workspace_id and e.file_id = f.file_id and e.ends_at <= ${now})`.execute(tx);
  return rows;
}

/** Says when files end. */
export async function endFiles(tx: Tx, workspaceId: string, fileIds: readonly string[], endsAt: Date): Promise<void> {
  await sql`insert into kernel.file_end (workspace_id, file_id, ends_at)
    select ${workspaceId}, file_id, ${endsAt} from unnest(${fileIds}::uuid[]) file_id
    on conflict (workspace_id, file_id) do update set ends_at = excluded.ends_at`.execute(tx);
}

/** Lets files that have not ended yet be kept for good. */
export async function keepForGood(tx: Tx, workspaceId: string, fileIds: readonly string[], now: Date): Promise<void> {
  await sql`delete from kernel.file_end
    where workspace_id = ${workspaceId} and file_id = any(${fileIds}::uuid[]) and ends_at > ${now}`.execute(tx);
}

/** Locks some files that have ended, of all workspaces, past those that another server removes. */
export async function takeEnded(tx: Tx, now: Date, limit: number): Promise<FileAt[]> {
  const { rows } = await sql<FileAt>`
    select workspace_id, file_id from kernel.file_end where ends_at <= ${now}
    order by ends_at limit ${limit} for update skip locked`.execute(tx);
  return rows;
}

/** Forgets a file whose content is gone. */
export async function deleteFile(tx: Tx, { workspaceId, fileId }: FileAt): Promise<void> {
  await sql`delete from kernel.file where workspace_id = ${workspaceId} and file_id = ${fileId}`.execute(tx);
  await sql`delete from kernel.file_end where workspace_id = ${workspaceId} and file_id = ${fileId}`.execute(tx);
}
