import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";

/** How the desk of a workspace works. */
export interface DeskSettings {
  /** How long a resolved conversation is opened again by an answer; later ones open a new one. */
  reopenWithinDays: number;
  /** How long a reply can be taken back before it goes out. */
  undoSeconds: number;
}

export const defaultSettings: DeskSettings = { reopenWithinDays: 7, undoSeconds: 10 };

/** The settings of a workspace. */
export async function readSettings(tx: Tx, workspaceId: string): Promise<DeskSettings> {
  const { rows } = await sql<DeskSettings>`
    select reopen_within_days, undo_seconds from desk.setting where workspace_id = ${workspaceId}`.execute(tx);
  return rows[0] ?? defaultSettings;
}

/** Changes the settings of a workspace. */
export async function storeSettings(
  tx: Tx,
  workspaceId: string,
  { reopenWithinDays, undoSeconds }: DeskSettings,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await sql`
    insert into desk.setting (workspace_id, reopen_within_days, undo_seconds, changed_by, changed_at)
    values (${workspaceId}, ${reopenWithinDays}, ${undoSeconds}, ${by}, ${at})
    on conflict (workspace_id) do update set reopen_within_days = excluded.reopen_within_days,
      undo_seconds = excluded.undo_seconds, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(
    tx,
  );
}
