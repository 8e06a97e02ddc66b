import { sql } from "kysely";
import type { Tx } from "../../kernel/database.ts";
import type { Policy, Rules } from "./terms.ts";

const columns = sql`policy_id, name, place, calendar_id, rules, made_at, changed_at, ended_at`;

/** All policies that a workspace has or had, in the order in which they are asked. */
export async function allPolicies(tx: Tx, workspaceId: string): Promise<Policy[]> {
  const { rows } = await sql<Policy>`
    select ${columns} from desk.sla_policy where workspace_id = ${workspaceId} order by place, made_at`.execute(tx);
  return rows;
}

/** Stores a policy, or what it now says. A new one comes last. */
export async function upsertPolicy(
  tx: Tx,
  workspaceId: string,
  policy: { policyId: string; name: string; calendarId: string | null; rules: Rules },
  by: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into desk.sla_policy (workspace_id, policy_id, name, place, calendar_id, rules, made_by, made_at, changed_at)
    select ${workspaceId}, ${policy.policyId}, ${policy.name}, coalesce(max(place), 0) + 1, ${policy.calendarId},
      ${JSON.stringify(policy.rules)}::jsonb, ${by}, ${at}, ${at}
    from desk.sla_policy where workspace_id = ${workspaceId}
    on conflict (workspace_id, policy_id) do update set name = excluded.name, calendar_id = excluded.calendar_id,
      rules = excluded.rules, changed_by = ${by}, changed_at = ${at}`.execute(tx);
}

/** Puts policies into an order. */
export async function placePolicies(tx: Tx, workspaceId: string, policyIds: readonly string[]): Promise<void> {
  await sql`
    update desk.sla_policy p set place = o.place from unnest(${policyIds}::uuid[]) with ordinality as o(policy_id, place)
    where p.workspace_id = ${workspaceId} and p.policy_id = o.policy_id`.execute(tx);
}

/** Records that a policy no longer holds. */
export async function endPolicy(tx: Tx, workspaceId: string, policyId: string, by: string, at: Date): Promise<void> {
  await sql`update desk.sla_policy set ended_by = ${by}, ended_at = ${at}
    where workspace_id = ${workspaceId} and policy_id = ${policyId} and ended_at is null`.execute(tx);
}

/** Which of these workspaces have or had policies. */
export async function workspacesWithPolicies(tx: Tx, workspaceIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ workspaceId: string }>`
    select distinct workspace_id from desk.sla_policy where workspace_id = any(${workspaceIds}::uuid[])`.execute(tx);
  return rows.map(({ workspaceId }) => workspaceId);
}
