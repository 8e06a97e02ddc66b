import { sql } from "kysely";
import type { Tx } from "./database.ts";
import { signalOnCommit } from "./signals.ts";

/** Something that happens at a time that was set with `setTimer`. */
export interface Timer {
  name: string;
  /** Runs in the transaction that removes the timer, in its workspace's scope; what it throws makes it ring again later. */
  ring: (tx: Tx, due: Due) => Promise<void>;
}

export interface Due {
  workspaceId: string;
  key: string;
  /** When it was to ring; `kernel.clock` says when it does. */
  dueAt: Date;
  payload: unknown;
}

export interface TimerKey {
  name: string;
  workspaceId: string;
  /** What the timer is about, such as a conversation's id: there is one timer a name and key. */
  key: string;
}

/** The signal that a timer was set, with the time at which it rings. */
export const timerSet = "kernel.timer_set";

/** Sets a timer, or sets it anew: it rings once, at `dueAt`, in some server, if `tx` commits. */
export async function setTimer(
  tx: Tx,
  { name, workspaceId, key, dueAt, payload }: TimerKey & { dueAt: Date; payload: object },
): Promise<void> {
  await sql`
    with timer as (
      insert into kernel.timer (workspace_id, name, key, due_at, ring_at, payload)
      values (${workspaceId}, ${name}, ${key}, ${dueAt}, ${dueAt}, ${JSON.stringify(payload)}::jsonb)
      on conflict (workspace_id, name, key) do update
        set due_at = excluded.due_at, ring_at = excluded.ring_at, payload = excluded.payload, set_at = now(), attempts = 0
      returning 1)
    select ${signalOnCommit(timerSet, { at: dueAt.getTime() })} from timer`.execute(tx);
}

/** Takes a timer back; one that is not set, or has rung, is no error. */
export async function clearTimer(tx: Tx, { name, workspaceId, key }: TimerKey): Promise<void> {
  await sql`delete from kernel.timer
    where workspace_id = ${workspaceId} and name = ${name} and key = ${key}`.execute(tx);
}
