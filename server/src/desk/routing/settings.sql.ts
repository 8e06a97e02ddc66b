import { sql } from "kysely";
import { uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";
import type { RoutingOutcome, RoutingRule, RoutingSettings } from "./shapes.ts";

/** What a workspace has said about routing; undefined if nothing. */
export async function findSettings(tx: Tx, workspaceId: string): Promise<Partial<RoutingSettings> | undefined> {
  const { rows } = await sql<{ settings: Partial<RoutingSettings> }>`
    select settings from desk.routing_setting where workspace_id = ${workspaceId}`.execute(tx);
  return rows[0]?.settings;
}

/** Stores what a workspace says about routing. */
export async function upsertSettings(
  tx: Tx,
  workspaceId: string,
  settings: RoutingSettings,
  by: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into desk.routing_setting (workspace_id, settings, changed_by, changed_at)
    values (${workspaceId}, ${JSON.stringify(settings)}::jsonb, ${by}, ${at})
    on conflict (workspace_id) do update set settings = excluded.settings, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at`.execute(tx);
}

/** Whether some team has a member. */
export async function hasTeamMember(tx: Tx, workspaceId: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from desk.team_member m where m.workspace_id = ${workspaceId} and not exists (
      select from desk.team_end e where e.workspace_id = ${workspaceId} and e.team_id = m.team_id)) as has`.execute(tx);
  return rows[0]!.has;
}

/** The rules in force, in their order. */
export async function listRules(tx: Tx, workspaceId: string): Promise<RoutingRule[]> {
  const { rows } = await sql<RoutingRule>`
    select rule_id, name, conditions, outcome from desk.routing_rule r
    where workspace_id = ${workspaceId} and not exists (
      select from desk.routing_rule_end e where e.workspace_id = ${workspaceId} and e.rule_id = r.rule_id)
    order by place, rule_id`.execute(tx);
  return rows;
}

/** Stores a new rule as the last one. */
export async function insertRule(tx: Tx, workspaceId: string, rule: RoutingRule, by: string, at: Date): Promise<void> {
  await sql`
    insert into desk.routing_rule (workspace_id, rule_id, place, name, conditions, outcome, made_by, made_at)
    select ${workspaceId}, ${rule.ruleId}, coalesce(max(place), 0) + 1, ${rule.name},
      ${JSON.stringify(rule.conditions)}::jsonb, ${JSON.stringify(rule.outcome)}::jsonb, ${by}, ${at}::timestamptz
    from desk.routing_rule where workspace_id = ${workspaceId}`.execute(tx);
}

/** Changes a rule in force; false if there is none. */
export async function updateRule(
  tx: Tx,
  workspaceId: string,
  rule: RoutingRule,
  by: string,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update desk.routing_rule r set name = ${rule.name}, conditions = ${JSON.stringify(rule.conditions)}::jsonb,
      outcome = ${JSON.stringify(rule.outcome)}::jsonb, changed_by = ${by}, changed_at = ${at}
    where workspace_id = ${workspaceId} and rule_id = ${rule.ruleId} and not exists (
      select from desk.routing_rule_end e where e.workspace_id = ${workspaceId} and e.rule_id = r.rule_id)`.execute(tx);
  return numAffectedRows === 1n;
}

/** Whether this team is at work and these skills exist: what a rule may ask for. */
export async function canBeAsked(
  tx: Tx,
  workspaceId: string,
  { teamId, skills }: Pick<RoutingOutcome, "teamId" | "skills">,
): Promise<{ team: boolean; skills: boolean }> {
  const skillIds = [...new Set(skills.map(({ skillId }) => skillId))];
  const { rows } = await sql<{ team: boolean; skills: boolean }>`
    select ${teamId}::uuid is null or exists (
        select from desk.team t where t.workspace_id = ${workspaceId} and t.team_id = ${teamId} and not exists (
          select from desk.team_end e where e.workspace_id = ${workspaceId} and e.team_id = t.team_id)) as team,
      (select count(*) from desk.skill where workspace_id = ${workspaceId} and skill_id = any(${uuids(skillIds)}))
        = ${skillIds.length} as skills`.execute(tx);
  return rows[0]!;
}

/** Ends a rule; false if there is none in force. */
export async function endRule(tx: Tx, workspaceId: string, ruleId: string, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into desk.routing_rule_end (workspace_id, rule_id, ended_by, ended_at)
    select workspace_id, rule_id, ${by}, ${at}::timestamptz from desk.routing_rule
    where workspace_id = ${workspaceId} and rule_id = ${ruleId} on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Puts rules into this order; those not named keep their places behind. */
export async function placeRules(tx: Tx, workspaceId: string, ruleIds: readonly string[]): Promise<void> {
  await sql`
    update desk.routing_rule r set place = wanted.place - ${ruleIds.length + 1}
    from unnest(${[...ruleIds]}::uuid[]) with ordinality as wanted(rule_id, place)
    where r.workspace_id = ${workspaceId} and r.rule_id = wanted.rule_id`.execute(tx);
  await sql`
    update desk.routing_rule r set place = counted.place
    from (select rule_id, row_number() over (order by place, rule_id) as place from desk.routing_rule
      where workspace_id = ${workspaceId}) counted
    where r.workspace_id = ${workspaceId} and r.rule_id = counted.rule_id`.execute(tx);
}
