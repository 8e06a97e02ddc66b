import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";
import type { Meaning } from "./catalogue/meaning.ts";

export type MeaningRow = Meaning & { workspaceId: string };

/** What names mean in a workspace where it differs from the shipped catalogue; of all workspaces, if none is given. */
export async function ownMeanings(tx: Tx, workspaceId: string | null): Promise<MeaningRow[]> {
  const { rows } = await sql<MeaningRow>`
    select workspace_id, name, channel, stage, department, purpose, outcome, direction, value_property, is_order
    from timeline.meaning where ${workspaceId}::uuid is null or workspace_id = ${workspaceId}`.execute(tx);
  return rows;
}

/** Sets what a name means. */
export async function upsertMeaning(tx: Tx, workspaceId: string, meaning: Meaning, mappedBy: string): Promise<void> {
  const { name, channel, stage, department, purpose, outcome, direction, valueProperty, isOrder } = meaning;
  await sql`
    insert into timeline.meaning (workspace_id, name, channel, stage, department, purpose, outcome, direction, value_property, is_order, mapped_by)
    values (${workspaceId}, ${name}, ${channel ?? null}, ${stage}, ${department}, ${purpose}, ${outcome}, ${direction}, ${valueProperty}, ${isOrder}, ${mappedBy})
    on conflict (workspace_id, name) do update set channel = excluded.channel, stage = excluded.stage,
      department = excluded.department, purpose = excluded.purpose, outcome = excluded.outcome, direction = excluded.direction,
      value_property = excluded.value_property, is_order = excluded.is_order, mapped_by = excluded.mapped_by, mapped_at = now()`.execute(
    tx,
  );
}

/** Goes back to the shipped meaning, or to none. */
export async function deleteMeaning(tx: Tx, workspaceId: string, name: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from timeline.meaning where workspace_id = ${workspaceId} and name = ${name}`.execute(tx);
  return Number(numAffectedRows ?? 0) > 0;
}

export interface NameSeen {
  name: string;
  kind: string;
  touchpoints: number;
  firstSeenAt: Date;
  lastSeenAt: Date;
}

/** The names that touchpoints of this workspace have, the most frequent first. */
export async function namesSeen(tx: Tx, workspaceId: string): Promise<NameSeen[]> {
  const { rows } = await sql<NameSeen>`
    select name, kind, touchpoints, first_seen_at, last_seen_at from timeline.name_seen
    where workspace_id = ${workspaceId} order by touchpoints desc, name limit 5000`.execute(tx);
  return rows;
}
