import { loadSampleCompany } from "@throughline/simulator/sample-company.ts";
import type { Kernel } from "../kernel/assemble.ts";
import { type Db, inWorkspace, type Tx } from "../kernel/database.ts";
import { enqueue } from "../kernel/jobs.ts";
import { announce } from "../kernel/wake.ts";
import { countCards } from "../people/public.ts";
import { type Author, changeWorkspace, createKey, recordAudit, revokeKey } from "../workspaces/public.ts";
import { addressOf } from "./address.ts";
import {
  cancelLoading,
  endLoading,
  insertLoading,
  type LoadingRow,
  latestLoading,
  lockLoadings,
  updateProgress,
} from "./loading.sql.ts";

/** What a loading announces. */
export const loadingsLedger = "sample.loading";
export const loadJob = "sample.load";

export interface Loading {
  loadingId: string;
  startedAt: Date;
  state: "running" | "finished" | "failed" | "cancelled";
  sent: number;
  total: number | null;
  failedBecause: string | null;
}

/** How far the latest loading is. */
export async function currentLoading(tx: Tx, workspaceId: string): Promise<Loading | null> {
  const row = await latestLoading(tx, workspaceId);
  return row ? shown(row) : null;
}

/** Begins to load the sample company; one that runs already goes on, one that was loaded before is brought up to date. */
export async function beginLoading(tx: Tx, workspaceId: string, by: Author, now: Date): Promise<Loading> {
  await lockLoadings(tx, workspaceId);
  const before = await latestLoading(tx, workspaceId);
  if (before && stateOf(before) === "running") return shown(before);

  // The sample company sells in euros; in a workspace that has nothing else yet, amounts are shown so.
  if ((await countCards(tx, workspaceId, {})) === 0) await changeWorkspace(tx, workspaceId, { currency: "EUR" }, by);
  const begun = await insertLoading(tx, workspaceId, by.actor, before?.until ?? now);
  await recordAudit(tx, workspaceId, by, "sample.loaded", begun.loadingId);
  await enqueue(
    tx,
    loadJob,
    { workspaceId, loadingId: begun.loadingId },
    { key: `${loadJob} ${workspaceId}`, maxAttempts: 3 },
  );
  await announce(tx, loadingsLedger);
  return shown(begun);
}

/** Stops a loading that runs; what is loaded stays. */
export async function stopLoading(tx: Tx, workspaceId: string, by: Author): Promise<Loading | null> {
  await cancelLoading(tx, workspaceId, by.actor);
  await announce(tx, loadingsLedger);
  return currentLoading(tx, workspaceId);
}

function shown(row: LoadingRow): Loading {
  const { loadingId, startedAt, sent, total, failedBecause } = row;
  return { loadingId, startedAt, state: stateOf(row), sent, total, failedBecause };
}

function stateOf({ finishedAt, failedBecause, cancelledBy }: LoadingRow): Loading["state"] {
  if (failedBecause) return "failed";
  if (cancelledBy) return "cancelled";
  return finishedAt ? "finished" : "running";
}

const loader: Author = { actor: "sample company", ip: "", userAgent: "" };

/** Sends the sample company through the public door, with a key made for it; repeated after a crash, it changes nothing. */
export async function load(
  kernel: Kernel,
  workspaceId: string,
  loadingId: string,
  stopped: AbortSignal,
): Promise<void> {
  const { db } = kernel;
  const row = await inWorkspace(db, workspaceId, (tx) => latestLoading(tx, workspaceId));
  if (!row || row.loadingId !== loadingId || stateOf(row) !== "running") return;

  const key = await inWorkspace(db, workspaceId, (tx) =>
    createKey(tx, workspaceId, { kind: "write", name: "Sample company", source: "server" }, loader),
  );
  const cancel = new AbortController();
  try {
    await loadSampleCompany({
      url: addressOf(kernel),
      key: key.value,
      until: row.until,
      signal: AbortSignal.any([stopped, cancel.signal]),
      onProgress: noting(db, workspaceId, loadingId, cancel),
    });
    await end(db, workspaceId, loadingId, null);
  } catch (error) {
    if (stopped.aborted) throw error;
    await end(db, workspaceId, loadingId, cancel.signal.aborted ? null : (error as Error).message);
  } finally {
    await inWorkspace(db, workspaceId, (tx) => revokeKey(tx, workspaceId, key.keyId, loader));
  }
}

const noteEveryMilliseconds = 250;

function noting(db: Db, workspaceId: string, loadingId: string, cancel: AbortController) {
  let notedAt = 0;
  return ({ sent, total }: { sent: number; total?: number }) => {
    if (performance.now() - notedAt < noteEveryMilliseconds && sent !== total) return;
    notedAt = performance.now();
    inWorkspace(db, workspaceId, async (tx) => {
      const goesOn = await updateProgress(tx, workspaceId, loadingId, sent, total ?? null);
      await announce(tx, loadingsLedger);
      if (!goesOn) cancel.abort();
    }).catch((error) => cancel.abort(error));
  };
}

async function end(db: Db, workspaceId: string, loadingId: string, failedBecause: string | null): Promise<void> {
  await inWorkspace(db, workspaceId, async (tx) => {
    await endLoading(tx, workspaceId, loadingId, failedBecause);
    await announce(tx, loadingsLedger);
  });
}
