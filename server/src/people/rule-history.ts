import type { Tx } from "../kernel/database.ts";
import { workspaceSecrets } from "../workspaces/public.ts";
import { refreshCards } from "./cards.ts";
import { recordMatches } from "./record.ts";
import { resolveAround } from "./resolution.ts";
import { findRule, provenTraits, retireIdentifiers, retractEdges } from "./rule.sql.ts";
import { matchesOf } from "./rule.ts";

const traitsPerStep = 500;
const edgesPerStep = 500;

/** Applies a rule to traits that were known before it; returns how far it got, or null at the end. */
export async function applyRule(
  tx: Tx,
  workspaceId: string,
  ruleId: string,
  reached: string | null,
): Promise<string | null> {
  const rule = await findRule(tx, workspaceId, ruleId);
  if (!rule) return null;
  const traits = await provenTraits(tx, workspaceId, rule.trait, reached, traitsPerStep);
  const { subjectSalt } = await workspaceSecrets(tx, workspaceId);
  await recordMatches(tx, workspaceId, matchesOf([rule], traits, subjectSalt), `rule:${ruleId}`);
  return traits.at(-1)?.subjectId ?? null;
}

/** Takes back what a removed rule joined; returns how far it got, or null at the end. */
export async function undoRule(
  tx: Tx,
  workspaceId: string,
  ruleId: string,
  reached: string | null,
  changedBy: string,
): Promise<string | null> {
  const edges = await retractEdges(tx, workspaceId, ruleId, reached, edgesPerStep);
  if (edges.length === 0) return null;
  const ends = [...new Set(edges.flatMap(({ subjectId, otherId }) => [subjectId, otherId]))];
  await retireIdentifiers(tx, workspaceId, ruleId, ends);
  await resolveAround(tx, workspaceId, ends, changedBy);
  // The identifiers of the rule are nobody any more.
  await refreshCards(tx, workspaceId, ends);
  return edges.at(-1)!.subjectId;
}
