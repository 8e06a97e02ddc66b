import { randomUUID } from "node:crypto";
import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { type Author, recordAudit } from "../workspaces/public.ts";
import { requestReview } from "./review.ts";
import { endRule, insertRule } from "./rule.sql.ts";
import type { Rule } from "./rule.ts";

/** Makes those one who share a proven trait, from now on and for all that is known; or suggests it. */
export async function makeRule(
  tx: Tx,
  workspaceId: string,
  { trait, mode }: Omit<Rule, "ruleId">,
  by: Author,
): Promise<{ ruleId: string; reviewId: string }> {
  const ruleId = randomUUID();
  if (!(await insertRule(tx, workspaceId, { ruleId, trait, mode }, by.actor)))
    throw new Refusal("conflict", `There is a rule about “${trait}” already. Remove it first.`, "trait");
  const reviewId = await requestReview(tx, workspaceId, "rule_made", by.actor, ruleId);
  await recordAudit(tx, workspaceId, by, "identity_rule.made", trait, { ruleId, mode });
  return { ruleId, reviewId };
}

/** Removes a rule and takes back what it joined. */
export async function removeRule(
  tx: Tx,
  workspaceId: string,
  ruleId: string,
  by: Author,
): Promise<{ reviewId: string }> {
  const rule = await endRule(tx, workspaceId, ruleId, by.actor);
  if (!rule) throw new Refusal("not_found", "There is no such rule, or it was removed already.");
  const reviewId = await requestReview(tx, workspaceId, "rule_removed", by.actor, ruleId);
  await recordAudit(tx, workspaceId, by, "identity_rule.removed", rule.trait, { ruleId, mode: rule.mode });
  return { reviewId };
}
