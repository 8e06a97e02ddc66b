import type { Tx } from "../../kernel/database.ts";
import { newId } from "../../kernel/id.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { announce } from "../../kernel/wake.ts";
import { type Author, recordAudit } from "../../workspaces/public.ts";
import { queueLedger } from "./queue.ts";
import { listRules } from "./settings.sql.ts";
import {
  canAnswer,
  deleteSkill,
  insertSkill,
  renameSkill,
  replaceProficiencies,
  type Skill,
  upsertCapacity,
} from "./skill.sql.ts";

/** Refuses who is no member, or may only look on: they are given no work. */
export async function refuseUnlessAnswers(tx: Tx, workspaceId: string, memberId: string): Promise<void> {
  if (!(await canAnswer(tx, workspaceId, memberId)))
    throw new Refusal("not_found", "There is no such member, or their role does not answer customers.");
}

/** Says what a member can do, and how well, in place of what was said before. */
export async function setSkills(
  tx: Tx,
  workspaceId: string,
  memberId: string,
  levels: readonly { skillId: string; level: number }[],
  by: Author,
  at: Date,
): Promise<void> {
  await refuseUnlessAnswers(tx, workspaceId, memberId);
  await replaceProficiencies(tx, workspaceId, memberId, levels, by.actor, at);
  await recordAudit(tx, workspaceId, by, "skills.set", memberId, { levels });
  await announce(tx, queueLedger);
}

/** Says how much a member takes at a time; null is as much as the others. */
export async function setCapacity(
  tx: Tx,
  workspaceId: string,
  memberId: string,
  capacity: { slots: number | null; weights: Record<string, number> },
  by: Author,
  at: Date,
): Promise<void> {
  await refuseUnlessAnswers(tx, workspaceId, memberId);
  await upsertCapacity(tx, workspaceId, memberId, capacity, by.actor, at);
  await recordAudit(tx, workspaceId, by, "capacity.set", memberId, capacity);
  await announce(tx, queueLedger);
}

/** Makes a skill. */
export async function makeSkill(tx: Tx, workspaceId: string, name: string, by: Author, at: Date): Promise<Skill> {
  const skill = { skillId: newId(at), name };
  if (!(await insertSkill(tx, workspaceId, skill, by.actor, at))) throw nameTaken(name);
  await recordAudit(tx, workspaceId, by, "skill.made", name, { skillId: skill.skillId });
  return skill;
}

/** Gives a skill another name. */
export async function changeSkill(tx: Tx, workspaceId: string, skill: Skill, by: Author): Promise<Skill> {
  const outcome = await renameSkill(tx, workspaceId, skill);
  if (outcome === "unknown") throw noSuchSkill();
  if (outcome === "taken") throw nameTaken(skill.name);
  await recordAudit(tx, workspaceId, by, "skill.renamed", skill.name, { skillId: skill.skillId });
  return skill;
}

/** Removes a skill that no rule asks for, and that anybody has it. */
export async function removeSkill(tx: Tx, workspaceId: string, skillId: string, by: Author): Promise<void> {
  const asking = (await listRules(tx, workspaceId)).find(({ outcome }) =>
    outcome.skills.some((requirement) => requirement.skillId === skillId),
  );
  if (asking) throw new Refusal("conflict", `The rule “${asking.name}” asks for this skill. Change the rule first.`);
  if (!(await deleteSkill(tx, workspaceId, skillId))) throw noSuchSkill();
  await recordAudit(tx, workspaceId, by, "skill.removed", skillId, {});
}

function noSuchSkill(): Refusal {
  return new Refusal("not_found", "There is no such skill.");
}

function nameTaken(name: string): Refusal {
  return new Refusal("conflict", `There is a skill “${name}” already.`, "name");
}
