import { type Identifier, type RuleKind, type SubjectId, subjectIdOf } from "./identifier.ts";
import { normalise } from "./normal-form.ts";
import { isPlaceholder } from "./placeholder.ts";
import type { EdgeSeen, IdentifierSeen, TraitSeen } from "./record.ts";
import { slotOf } from "./slot.ts";

/** Who shares the value of a trait is one person, or may be. */
export interface Rule {
  ruleId: string;
  trait: string;
  mode: "join" | "suggest";
}

/**
 * What rules make of proven traits: an identifier of the rule for each value, joined to the subject. A rule that only
 * suggests makes no identifier, so that its edges lead to nobody and count for nobody.
 */
export function matchesOf(
  rules: readonly Rule[],
  traits: readonly TraitSeen[],
  salt: Buffer,
): { identifiers: IdentifierSeen[]; edges: EdgeSeen[] } {
  const identifiers = new Map<string, IdentifierSeen>();
  const edges: EdgeSeen[] = [];
  for (const { rule, trait, identifier } of matches(rules, traits)) {
    const { subjectId: a, sourceId, occurredAt } = trait;
    const b = subjectIdOf(salt, identifier);
    const counted = rule.mode === "join";
    edges.push({ ...edgeOf(a, b, occurredAt), counted, sourceId, note: rule.ruleId });
    if (counted) identifiers.set(b, { subjectId: b, ...identifier, sourceId, firstSeenAt: occurredAt });
  }
  return { identifiers: [...identifiers.values()], edges };
}

/** The kind of the identifiers of a rule. */
export function kindOfRule(trait: string): RuleKind {
  return `trait:${trait}`;
}

function matches(rules: readonly Rule[], traits: readonly TraitSeen[]) {
  return traits.flatMap((trait) =>
    rules
      .filter((rule) => rule.trait === trait.name)
      .map((rule) => ({ rule, trait, identifier: identifierOf(rule, trait) }))
      .filter((match): match is typeof match & { identifier: Identifier } => match.identifier !== undefined),
  );
}

function identifierOf({ ruleId, trait }: Rule, { value }: TraitSeen): Identifier | undefined {
  const kind = kindOfRule(trait);
  const form = normalise(kind, JSON.parse(value));
  if (!("value" in form) || isPlaceholder(kind, form.value)) return undefined;
  return { kind, value: form.value, scope: ruleId, standing: "proven" };
}

function edgeOf(a: SubjectId, b: SubjectId, occurredAt: number) {
  return {
    a,
    b,
    slot: slotOf(occurredAt),
    occurredAt,
    reason: "rule" as const,
    standing: "proven" as const,
    confidence: 1,
  };
}
