import type { Condition, Rule } from "./routing-data.ts";

export type ConditionKind = Condition["on"];

export const conditionKinds: readonly { value: ConditionKind; label: string }[] = [
  { value: "channel", label: "Channel is one of" },
  { value: "tag", label: "Tag is one of" },
  { value: "title", label: "Title has one of" },
  { value: "language", label: "Language is one of" },
  { value: "team", label: "Team is one of" },
  { value: "priority", label: "Priority is one of" },
  { value: "trait", label: "Trait is one of" },
  { value: "trait_number", label: "Trait is at least" },
];

/** What a condition asks for, as one writes it: texts divided by commas. */
export function valuesOf(condition: Condition): string[] {
  if (condition.on === "title") return condition.hasOneOf;
  return condition.on === "trait_number" ? [] : condition.isOneOf;
}

/** A rule in one sentence. */
export function ruleInWords(rule: Rule, names: ReadonlyMap<string, string>): string {
  const asked = rule.conditions.map((condition) => conditionInWords(condition, names)).join(", and ");
  const { teamId, skills, headStartSeconds } = rule.outcome;
  const outcome = [
    teamId && `goes to ${names.get(teamId) ?? "a team that has ended"}`,
    ...skills.map(({ skillId, least }) => `asks for ${names.get(skillId) ?? "a skill"} from ${least}`),
    headStartSeconds > 0 && `gets ${headStartSeconds / 60} minutes ahead`,
  ].filter(Boolean);
  return `${asked ? `If ${asked}` : "Always"}: ${outcome.join(", ") || "changes nothing"}.`;
}

function conditionInWords(condition: Condition, names: ReadonlyMap<string, string>): string {
  const values = valuesOf(condition)
    .map((value) => names.get(value) ?? value)
    .join(" or ");
  switch (condition.on) {
    case "trait":
      return `${condition.trait} is ${values}`;
    case "trait_number":
      return `${condition.trait} is at least ${condition.atLeast}`;
    case "title":
      return `the title has ${values}`;
    default:
      return `the ${condition.on} is ${values}`;
  }
}
