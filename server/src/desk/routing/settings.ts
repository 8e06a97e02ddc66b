import type { Tx } from "../../kernel/database.ts";
import { newId } from "../../kernel/id.ts";
import { enqueue } from "../../kernel/jobs.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type Author, recordAudit } from "../../workspaces/public.ts";
import {
  canBeAsked,
  endRule,
  findSettings,
  hasTeamMember,
  insertRule,
  listRules,
  placeRules,
  updateRule,
  upsertSettings,
} from "./settings.sql.ts";
import { type RoutingOutcome, type RoutingRule, type RoutingSettings, usualSettings } from "./shapes.ts";

/** The job that looks again at everything that waits, after settings or rules changed. */
export const reviewJob = "desk.review_queue";

/** How a workspace gives out work: what it said, and the usual where it said nothing. */
export async function readSettings(tx: Tx, workspaceId: string): Promise<RoutingSettings> {
  return { ...usualSettings, ...(await findSettings(tx, workspaceId)) };
}

/** Whether work is given out at all: as the workspace says, else as soon as a team has a member. */
export async function isAutomatic(tx: Tx, workspaceId: string, { automatic }: RoutingSettings): Promise<boolean> {
  return automatic ?? hasTeamMember(tx, workspaceId);
}

/** Changes how a workspace gives out work; what waits is looked at again. */
export async function changeSettings(
  tx: Tx,
  workspaceId: string,
  settings: RoutingSettings,
  by: Author,
  at: Date,
): Promise<RoutingSettings> {
  await upsertSettings(tx, workspaceId, settings, by.actor, at);
  await recordAudit(tx, workspaceId, by, "routing.changed", "routing", { ...settings });
  await reviewSoon(tx, workspaceId);
  return settings;
}

/** Makes a rule, the last of all. */
export async function makeRule(
  tx: Tx,
  workspaceId: string,
  rule: Omit<RoutingRule, "ruleId">,
  by: Author,
  at: Date,
): Promise<RoutingRule[]> {
  await refuseUnknown(tx, workspaceId, rule.outcome);
  const ruleId = newId(at);
  await insertRule(tx, workspaceId, { ...rule, ruleId }, by.actor, at);
  return afterwards(tx, workspaceId, by, "routing_rule.made", rule.name, { ruleId });
}

/** Changes a rule. */
export async function changeRule(
  tx: Tx,
  workspaceId: string,
  rule: RoutingRule,
  by: Author,
  at: Date,
): Promise<RoutingRule[]> {
  await refuseUnknown(tx, workspaceId, rule.outcome);
  if (!(await updateRule(tx, workspaceId, rule, by.actor, at))) throw noSuchRule();
  return afterwards(tx, workspaceId, by, "routing_rule.changed", rule.name, { ruleId: rule.ruleId });
}

/** Removes a rule; the record of it stays. */
export async function removeRule(
  tx: Tx,
  workspaceId: string,
  ruleId: string,
  by: Author,
  at: Date,
): Promise<RoutingRule[]> {
  if (!(await endRule(tx, workspaceId, ruleId, by.actor, at))) throw noSuchRule();
  return afterwards(tx, workspaceId, by, "routing_rule.removed", ruleId, {});
}

/** Puts rules into another order: of the teams that rules ask for, the first counts. */
export async function orderRules(
  tx: Tx,
  workspaceId: string,
  ruleIds: readonly string[],
  by: Author,
): Promise<RoutingRule[]> {
  await placeRules(tx, workspaceId, ruleIds);
  return afterwards(tx, workspaceId, by, "routing_rules.ordered", "routing", {});
}

/** Has everything that waits, or might, looked at again. */
export function reviewSoon(tx: Tx, workspaceId: string): Promise<void> {
  return enqueue(tx, reviewJob, { workspaceId }, { key: `${reviewJob} ${workspaceId}` });
}

async function afterwards(
  tx: Tx,
  workspaceId: string,
  by: Author,
  act: string,
  target: string,
  detail: Record<string, unknown>,
): Promise<RoutingRule[]> {
  await recordAudit(tx, workspaceId, by, act, target, detail);
  await reviewSoon(tx, workspaceId);
  return listRules(tx, workspaceId);
}

async function refuseUnknown(tx: Tx, workspaceId: string, outcome: RoutingOutcome): Promise<void> {
  const known = await canBeAsked(tx, workspaceId, outcome);
  if (!known.team) throw new Refusal("not_found", "There is no such team, or it has ended.", "outcome.teamId");
  if (!known.skills) throw new Refusal("not_found", "One of these skills does not exist.", "outcome.skills");
}

function noSuchRule(): Refusal {
  return new Refusal("not_found", "There is no such rule, or it was removed already.");
}
