import { createHash } from "node:crypto";
import type { Priority } from "../shapes.ts";
import type { HeadStart, Requirement, RoutingCondition, RoutingRule, RoutingSettings } from "./shapes.ts";

/** What routing knows of a conversation. */
export interface Asking {
  channel: string;
  title: string;
  tags: readonly string[];
  priority: Priority;
  teamId: string | null;
  fields: Record<string, unknown>;
  /** Of the person. */
  traits: Record<string, unknown>;
}

/** What a conversation needs of whom it goes to. Those with equal needs wait in one line. */
export interface Need {
  channel: string;
  teamId: string | null;
  skills: readonly Requirement[];
  /** Null: never relaxed. */
  relaxSeconds: number | null;
}

/** The rules whose conditions a conversation meets. */
export function rulesMet(rules: readonly RoutingRule[], asking: Asking): RoutingRule[] {
  return rules.filter(({ conditions }) => conditions.every((condition) => isMet(condition, asking)));
}

/** What the rules that are met ask for together: the first team, of each skill the highest level, the shortest patience. */
export function needOf(met: readonly RoutingRule[], asking: Asking, settings: RoutingSettings): Need {
  const least = new Map<string, number>();
  for (const { skillId, least: level } of met.flatMap(({ outcome }) => outcome.skills)) {
    least.set(skillId, Math.max(level, least.get(skillId) ?? 0));
  }
  const skills = [...least].map(([skillId, level]) => ({ skillId, least: level }));
  const patience = met.flatMap(({ outcome }) => outcome.relaxAfterSeconds ?? []);
  const relaxSeconds = patience.length > 0 ? Math.min(...patience) : settings.relaxAfterSeconds;
  return {
    channel: asking.channel,
    teamId: asking.teamId ?? met.find(({ outcome }) => outcome.teamId)?.outcome.teamId ?? null,
    skills: skills.sort((a, b) => (a.skillId < b.skillId ? -1 : 1)),
    relaxSeconds: skills.length > 0 ? relaxSeconds : null,
  };
}

/** The id of a need: the same for equal needs, wherever it is computed. */
export function needId({ channel, teamId, skills, relaxSeconds }: Need): string {
  const text = JSON.stringify([channel, teamId, skills.map(({ skillId, least }) => [skillId, least]), relaxSeconds]);
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** By how much a conversation is ahead of others, apart from its deadline. */
export function headStartsOf(met: readonly RoutingRule[], asking: Asking, settings: RoutingSettings): HeadStart[] {
  const { priority, traits } = settings.headStarts;
  const ofPriority = { seconds: priority[asking.priority], because: `${asking.priority} priority` };
  const ofRules = met.map(({ name, outcome }) => ({ seconds: outcome.headStartSeconds, because: `rule “${name}”` }));
  const ofTraits = traits
    .filter(({ trait, atLeast }) => isAtLeast(asking.traits[trait], atLeast))
    .map(({ trait, atLeast, seconds }) => ({ seconds, because: `${trait} of at least ${atLeast}` }));
  return [ofPriority, ...ofRules, ...ofTraits].filter(({ seconds }) => seconds > 0);
}

/** The head start of a deadline: how much less time there was than one usually has. */
export function deadlineHeadStart(queuedAt: number, dueAt: number | null, settings: RoutingSettings): HeadStart[] {
  if (dueAt === null) return [];
  const seconds = settings.headStarts.beforeDeadlineSeconds - (dueAt - queuedAt) / 1000;
  return seconds > 0 ? [{ seconds, because: "deadline" }] : [];
}

/** A supervisor's word, which no limit bounds. */
export const putFirstReason = "put first";

/** The time that decides who goes first: when it came, less its head starts, which are never more than the greatest. */
export function rankAt(queuedAt: number, headStarts: readonly HeadStart[], settings: RoutingSettings): number {
  const total = (some: readonly HeadStart[]) => some.reduce((sum, { seconds }) => sum + seconds, 0);
  const byHand = headStarts.filter(({ because }) => because === putFirstReason);
  const ahead = Math.min(total(headStarts) - total(byHand), settings.headStarts.mostSeconds);
  return queuedAt - (ahead + total(byHand)) * 1000;
}

function isMet(condition: RoutingCondition, asking: Asking): boolean {
  switch (condition.on) {
    case "channel":
      return hasOne(condition.isOneOf, [asking.channel]);
    case "tag":
      return hasOne(condition.isOneOf, asking.tags);
    case "title":
      return condition.hasOneOf.some((words) => containsWords(asking.title, words));
    case "language":
      return speaksOne(condition.isOneOf, asking);
    case "team":
      return asking.teamId !== null && condition.isOneOf.includes(asking.teamId);
    case "priority":
      return condition.isOneOf.includes(asking.priority);
    case "trait":
      return hasOne(condition.isOneOf, [asking.traits[condition.trait]].flat().map(String));
    case "trait_number":
      return isAtLeast(asking.traits[condition.trait], condition.atLeast);
  }
}

function hasOne(wanted: readonly string[], given: readonly string[]): boolean {
  const folded = new Set(given.map((text) => text.toLowerCase()));
  return wanted.some((text) => folded.has(text.toLowerCase()));
}

function containsWords(text: string, words: string): boolean {
  const spaced = (any: string) =>
    ` ${
      any
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join(" ") ?? ""
    } `;
  return spaced(text).includes(spaced(words));
}

function speaksOne(wanted: readonly string[], { fields, traits }: Asking): boolean {
  const language = String(fields.language ?? traits.language ?? traits.locale ?? "").toLowerCase();
  return wanted.some((one) => language === one.toLowerCase() || /^[-_]/.test(rest(language, one.toLowerCase())));
}

function rest(text: string, beginning: string): string {
  return text.startsWith(beginning) ? text.slice(beginning.length) : "";
}

function isAtLeast(value: unknown, least: number): boolean {
  return (typeof value === "number" || typeof value === "string") && value !== "" && Number(value) >= least;
}

/** The traits that settings and rules ask about. */
export function traitsAskedFor(rules: readonly RoutingRule[], settings: RoutingSettings): string[] {
  const conditions = rules.flatMap((rule) => rule.conditions);
  const named = conditions.flatMap((condition) => ("trait" in condition ? [condition.trait] : []));
  const language = conditions.some(({ on }) => on === "language") ? ["language", "locale"] : [];
  return [...new Set([...settings.headStarts.traits.map(({ trait }) => trait), ...named, ...language])];
}
