import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";

export interface Attempts {
  attempts: number;
  /** Until the window ends and the count starts anew. */
  secondsLeft: number;
}

/** Counts one attempt under a key, in a window that begins with its first. */
export async function countAttempt(tx: Tx, key: string, windowSeconds: number): Promise<Attempts> {
  const { rows } = await sql<Attempts>`
    insert into workspaces.sign_in_attempt as a (key, began_at, attempts) values (${key}, now(), 1)
    on conflict (key) do update set
      attempts = case when a.began_at < now() - ${windowSeconds} * interval '1 second' then 1 else a.attempts + 1 end,
      began_at = case when a.began_at < now() - ${windowSeconds} * interval '1 second' then now() else a.began_at end
    returning attempts,
      ceil(extract(epoch from began_at - now()) + ${windowSeconds})::int as seconds_left`.execute(tx);
  return rows[0]!;
}

/** Takes one attempt back: it was a right one. */
export async function forgiveAttempt(tx: Tx, key: string): Promise<void> {
  await sql`update workspaces.sign_in_attempt set attempts = greatest(attempts - 1, 0) where key = ${key}`.execute(tx);
}

/** Drops what is too old to matter to any window, except what somebody is counting on right now. */
export async function dropOldAttempts(tx: Tx, windowSeconds: number): Promise<void> {
  await sql`delete from workspaces.sign_in_attempt where key in (
    select key from workspaces.sign_in_attempt
    where began_at < now() - ${windowSeconds} * interval '1 second' for update skip locked)`.execute(tx);
}
