import { sql } from "kysely";
import { numbers, uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";

export interface Skill {
  skillId: string;
  name: string;
}

/** The skills of a workspace, by name. */
export async function listSkills(tx: Tx, workspaceId: string): Promise<Skill[]> {
  const { rows } = await sql<Skill>`
    select skill_id, name from desk.skill where workspace_id = ${workspaceId} order by lower(name)`.execute(tx);
  return rows;
}

/** The names of skills by their ids. */
export async function skillNames(tx: Tx, workspaceId: string): Promise<Map<string, string>> {
  return new Map((await listSkills(tx, workspaceId)).map(({ skillId, name }) => [skillId, name]));
}

/** Stores a skill; false if there is one of that name. */
export async function insertSkill(tx: Tx, workspaceId: string, skill: Skill, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into desk.skill (workspace_id, skill_id, name, made_by, made_at)
    values (${workspaceId}, ${skill.skillId}, ${skill.name}, ${by}, ${at}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Gives a skill another name; "taken" if another skill has it. */
export async function renameSkill(
  tx: Tx,
  workspaceId: string,
  { skillId, name }: Skill,
): Promise<"renamed" | "unknown" | "taken"> {
  const { rows } = await sql<{ isKnown: boolean; isTaken: boolean }>`
    select bool_or(skill_id = ${skillId}) as is_known, bool_or(skill_id <> ${skillId} and lower(name) = lower(${name})) as is_taken
    from desk.skill where workspace_id = ${workspaceId}`.execute(tx);
  if (!rows[0]!.isKnown) return "unknown";
  if (rows[0]!.isTaken) return "taken";
  await sql`update desk.skill set name = ${name} where workspace_id = ${workspaceId} and skill_id = ${skillId}`.execute(
    tx,
  );
  return "renamed";
}

/** Removes a skill, and that anybody has it; false if there is none. */
export async function deleteSkill(tx: Tx, workspaceId: string, skillId: string): Promise<boolean> {
  await sql`delete from desk.proficiency where workspace_id = ${workspaceId} and skill_id = ${skillId}`.execute(tx);
  const { numAffectedRows } = await sql`
    delete from desk.skill where workspace_id = ${workspaceId} and skill_id = ${skillId}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Stores what a member can do, in place of what was stored; skills that do not exist are left out. */
export async function replaceProficiencies(
  tx: Tx,
  workspaceId: string,
  memberId: string,
  levels: readonly { skillId: string; level: number }[],
  by: string,
  at: Date,
): Promise<void> {
  await sql`delete from desk.proficiency where workspace_id = ${workspaceId} and member_id = ${memberId}`.execute(tx);
  await sql`
    insert into desk.proficiency (workspace_id, member_id, skill_id, level, set_by, set_at)
    select ${workspaceId}::uuid, ${memberId}::uuid, s.skill_id, r.level, ${by}, ${at}::timestamptz
    from unnest(${uuids(levels.map((one) => one.skillId))}, ${numbers(levels.map((one) => one.level))}) as r(skill_id, level)
    join desk.skill s on s.workspace_id = ${workspaceId} and s.skill_id = r.skill_id
    on conflict do nothing`.execute(tx);
}

/** Stores how much a member takes, where it differs from the workspace. */
export async function upsertCapacity(
  tx: Tx,
  workspaceId: string,
  memberId: string,
  { slots, weights }: { slots: number | null; weights: Record<string, number> },
  by: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into desk.capacity (workspace_id, member_id, slots, weights, set_by, set_at)
    values (${workspaceId}, ${memberId}, ${slots}, ${JSON.stringify(weights)}::jsonb, ${by}, ${at})
    on conflict (workspace_id, member_id) do update set slots = excluded.slots, weights = excluded.weights,
      set_by = excluded.set_by, set_at = excluded.set_at`.execute(tx);
}

/** Whether somebody is a member who may answer customers. */
export async function canAnswer(tx: Tx, workspaceId: string, memberId: string): Promise<boolean> {
  const { rows } = await sql<{ can: boolean }>`
    select exists (select from workspaces.public_member
      where workspace_id = ${workspaceId} and member_id = ${memberId} and role <> 'analyst') as can`.execute(tx);
  return rows[0]!.can;
}
