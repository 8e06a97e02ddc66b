import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { SubjectId } from "./identifier.ts";
import type { TraitSeen } from "./record.ts";
import type { Rule } from "./rule.ts";

/** The rules of a workspace that hold. */
export async function rulesInForce(tx: Tx, workspaceId: string): Promise<Rule[]> {
  const { rows } = await sql<Rule>`
    select rule_id, trait, mode from people.identity_rule
    where workspace_id = ${workspaceId} and removed_at is null`.execute(tx);
  return rows;
}

export interface RuleRow extends Rule {
  madeBy: string;
  madeAt: Date;
  removedBy: string | null;
  removedAt: Date | null;
}

/** All rules that a workspace has or had, the newest first. */
export async function listRules(tx: Tx, workspaceId: string): Promise<RuleRow[]> {
  const { rows } = await sql<RuleRow>`
    select rule_id, trait, mode, made_by, made_at, removed_by, removed_at from people.identity_rule
    where workspace_id = ${workspaceId} order by removed_at is not null, made_at desc, rule_id`.execute(tx);
  return rows;
}

/** A rule, whether or not it still holds. */
export async function findRule(tx: Tx, workspaceId: string, ruleId: string): Promise<Rule | undefined> {
  const { rows } = await sql<Rule>`
    select rule_id, trait, mode from people.identity_rule
    where workspace_id = ${workspaceId} and rule_id = ${ruleId}`.execute(tx);
  return rows[0];
}

/** Stores a rule; false if the workspace has one about the same trait. */
export async function insertRule(tx: Tx, workspaceId: string, rule: Rule, madeBy: string): Promise<boolean> {
  const { rows } = await sql`
    insert into people.identity_rule (workspace_id, rule_id, trait, mode, made_by, made_at)
    values (${workspaceId}, ${rule.ruleId}, ${rule.trait}, ${rule.mode}, ${madeBy}, now())
    on conflict (workspace_id, trait) where removed_at is null do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** Records that a rule no longer holds; undefined if it does not hold anyway. */
export async function endRule(tx: Tx, workspaceId: string, ruleId: string, by: string): Promise<Rule | undefined> {
  const { rows } = await sql<Rule>`
    update people.identity_rule set removed_by = ${by}, removed_at = now()
    where workspace_id = ${workspaceId} and rule_id = ${ruleId} and removed_at is null
    returning rule_id, trait, mode`.execute(tx);
  return rows[0];
}

/** Proven traits of a name, subject by subject, after one. */
export async function provenTraits(
  tx: Tx,
  workspaceId: string,
  name: string,
  after: string | null,
  limit: number,
): Promise<TraitSeen[]> {
  const { rows } = await sql<TraitSeen>`
    select subject_id, name, value::text as value, standing, source_id,
      (extract(epoch from occurred_at) * 1000)::float8 as occurred_at
    from people.trait
    where workspace_id = ${workspaceId} and name = ${name} and standing = 'proven'
      and subject_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
    order by subject_id limit ${limit}`.execute(tx);
  return rows;
}

/** Retracts the edges of some subjects that a rule made, the next after one; returns both of their ends. */
export async function retractEdges(
  tx: Tx,
  workspaceId: string,
  ruleId: string,
  after: string | null,
  limit: number,
): Promise<{ subjectId: SubjectId; otherId: SubjectId }[]> {
  const { rows } = await sql<{ subjectId: SubjectId; otherId: SubjectId }>`
    with due as (
      select subject_id, other_id from people.edge
      where workspace_id = ${workspaceId} and reason = 'rule' and note = ${ruleId}
        and subject_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
      order by subject_id limit ${limit}),
    retracted as (
      update people.edge e set retracted_at = now() from due
      where e.workspace_id = ${workspaceId} and e.reason = 'rule' and e.note = ${ruleId} and e.retracted_at is null
        and (e.subject_id, e.other_id) in ((due.subject_id, due.other_id), (due.other_id, due.subject_id)))
    select subject_id, other_id from due order by subject_id`.execute(tx);
  return rows;
}

/** Retires those of the subjects that are identifiers of a rule. */
export async function retireIdentifiers(
  tx: Tx,
  workspaceId: string,
  ruleId: string,
  subjectIds: readonly string[],
): Promise<void> {
  await sql`
    update people.identifier set retired_at = now()
    where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjectIds)}) and scope = ${ruleId}
      and kind like 'trait:%' and retired_at is null`.execute(tx);
}
