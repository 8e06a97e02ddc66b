import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";

export interface LoadingRow {
  loadingId: string;
  startedBy: string;
  startedAt: Date;
  until: Date;
  sent: number;
  total: number | null;
  finishedAt: Date | null;
  failedBecause: string | null;
  cancelledBy: string | null;
}

const columns = sql`loading_id, started_by, started_at, until, sent, total, finished_at, failed_because, cancelled_by`;

/** The latest loading of a workspace. */
export async function latestLoading(tx: Tx, workspaceId: string): Promise<LoadingRow | undefined> {
  const { rows } = await sql<LoadingRow>`
    select ${columns} from sample.loading where workspace_id = ${workspaceId} order by started_at desc limit 1`.execute(
    tx,
  );
  return rows[0];
}

/** Begins a loading; of two that begin at once the second waits. */
export async function insertLoading(tx: Tx, workspaceId: string, startedBy: string, until: Date): Promise<LoadingRow> {
  const { rows } = await sql<LoadingRow>`
    insert into sample.loading (workspace_id, loading_id, started_by, until)
    values (${workspaceId}, gen_random_uuid(), ${startedBy}, ${until}) returning ${columns}`.execute(tx);
  return rows[0]!;
}

/** Lets only one person begin a loading at a time. */
export async function lockLoadings(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('sample.loading'), hashtext(${workspaceId}))`.execute(tx);
}

/** Writes how far a loading is; says whether it should go on. */
export async function updateProgress(
  tx: Tx,
  workspaceId: string,
  loadingId: string,
  sent: number,
  total: number | null,
): Promise<boolean> {
  const { rows } = await sql<{ goesOn: boolean }>`
    update sample.loading set sent = ${sent}, total = ${total} where workspace_id = ${workspaceId} and loading_id = ${loadingId}
    returning cancelled_by is null as goes_on`.execute(tx);
  return rows[0]?.goesOn ?? false;
}

/** Ends a loading, well or with a reason. */
export async function endLoading(
  tx: Tx,
  workspaceId: string,
  loadingId: string,
  failedBecause: string | null,
): Promise<void> {
  await sql`update sample.loading set finished_at = now(), failed_because = ${failedBecause}
    where workspace_id = ${workspaceId} and loading_id = ${loadingId}`.execute(tx);
}

/** Asks the running loading to stop. */
export async function cancelLoading(tx: Tx, workspaceId: string, cancelledBy: string): Promise<void> {
  await sql`update sample.loading set cancelled_by = ${cancelledBy}
    where workspace_id = ${workspaceId} and finished_at is null and cancelled_by is null`.execute(tx);
}

/** The workspace into which the sample company was loaded last, of all workspaces. */
export async function latestSampleWorkspace(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ workspaceId: string }>`
    select workspace_id from sample.loading order by started_at desc limit 1`.execute(tx);
  return rows[0]?.workspaceId;
}
