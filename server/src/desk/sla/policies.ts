import type { Tx } from "../../kernel/database.ts";
import { newId } from "../../kernel/id.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type Author, recordAudit } from "../../workspaces/public.ts";
import { allCalendars } from "../calendar/calendar.sql.ts";
import { allPolicies, endPolicy, placePolicies, upsertPolicy } from "./policy.sql.ts";
import { requestReview } from "./review.ts";
import type { Policy, Rules } from "./terms.ts";

export interface PolicySaid {
  name: string;
  calendarId: string | null;
  rules: Rules;
}

/** The policies that hold, in the order in which they are asked. */
export async function listPolicies(tx: Tx, workspaceId: string): Promise<Policy[]> {
  return (await allPolicies(tx, workspaceId)).filter(({ endedAt }) => !endedAt);
}

/** Makes a policy, the last to be asked. */
export async function makePolicy(tx: Tx, workspaceId: string, said: PolicySaid, by: Author, at: Date) {
  return store(tx, workspaceId, newId(), said, by, at, "policy_made");
}

/** Changes what a policy says, for clocks that run and those to come. */
export async function changePolicy(
  tx: Tx,
  workspaceId: string,
  policyId: string,
  said: PolicySaid,
  by: Author,
  at: Date,
) {
  await policyIn(tx, workspaceId, policyId);
  return store(tx, workspaceId, policyId, said, by, at, "policy_changed");
}

/** Lets a policy hold no longer. */
export async function removePolicy(tx: Tx, workspaceId: string, policyId: string, by: Author, at: Date) {
  const { name } = await policyIn(tx, workspaceId, policyId);
  await endPolicy(tx, workspaceId, policyId, by.actor, at);
  return { reviewId: await reviewed(tx, workspaceId, "policy_removed", name, by, at) };
}

/** Says in which order policies are asked; all of them must be named. */
export async function orderPolicies(tx: Tx, workspaceId: string, policyIds: readonly string[], by: Author, at: Date) {
  const known = new Set((await listPolicies(tx, workspaceId)).map(({ policyId }) => policyId));
  if (
    policyIds.length !== known.size ||
    !policyIds.every((id) => known.has(id)) ||
    new Set(policyIds).size !== known.size
  )
    throw new Refusal("bad_input", "Name every policy once.", "policyIds");
  await placePolicies(tx, workspaceId, policyIds);
  return { reviewId: await reviewed(tx, workspaceId, "policies_ordered", "", by, at) };
}

async function store(
  tx: Tx,
  workspaceId: string,
  policyId: string,
  said: PolicySaid,
  by: Author,
  at: Date,
  because: "policy_made" | "policy_changed",
) {
  const calendars = await allCalendars(tx, workspaceId);
  if (said.calendarId && !calendars.some(({ calendarId, endedAt }) => calendarId === said.calendarId && !endedAt))
    throw new Refusal("bad_input", "There is no such calendar.", "calendarId");
  await upsertPolicy(tx, workspaceId, { policyId, ...said }, by.actor, at);
  const reviewId = await reviewed(tx, workspaceId, because, said.name, by, at);
  return { policy: await policyIn(tx, workspaceId, policyId), reviewId };
}

async function policyIn(tx: Tx, workspaceId: string, policyId: string): Promise<Policy> {
  const policy = (await listPolicies(tx, workspaceId)).find((each) => each.policyId === policyId);
  if (!policy) throw new Refusal("not_found", "There is no such policy.");
  return policy;
}

async function reviewed(tx: Tx, workspaceId: string, because: string, name: string, by: Author, at: Date) {
  await recordAudit(tx, workspaceId, by, `sla.${because}`, name);
  return requestReview(tx, workspaceId, because, by.actor, at);
}
