import { formatDateAndTime } from "../parts/format-time.ts";
import { authorWords } from "./author-words.ts";
import type { Happening, Priority, State } from "./conversation.ts";
import { priorityLooks } from "./looks.ts";

/** What a happening's sentence needs to know beside the happening itself. */
export interface Names {
  me: string;
  /** What a member is called. */
  member: (userId: string) => string;
  team: (teamId: string) => string;
}

type Words = (happening: Happening, names: Names, who: string) => string | null;

/** What happened, as one sentence; null for what messages show already, or what is no news to anybody. */
export function happeningWords(happening: Happening, names: Names): string | null {
  const words = sentences[happening.kind];
  return words ? words(happening, names, authorWords(happening.author, names.me)) : null;
}

const sentences: Record<string, Words> = {
  // That a customer opened it their first message says.
  opened: ({ author }, _, who) => (author.kind === "customer" ? null : `${who} opened the conversation`),
  state_changed: ({ detail, author }, _, who) => stateWords(detail, author.kind === "system" ? null : who),
  assignee_changed: ({ detail, author }, names, who) => assigneeWords(detail, author.id, names, who),
  team_changed: ({ detail: { to } }, { team }, who) =>
    typeof to === "string" ? `${who} gave it to ${team(to)}` : `${who} took it from its team`,
  priority_changed: ({ detail: { to } }, _, who) =>
    `${who} set the priority to ${priorityLooks[to as Priority]?.label.toLowerCase() ?? String(to)}`,
  title_changed: ({ detail: { to } }, _, who) => `${who} named it “${String(to)}”`,
  tags_changed: ({ detail }, _, who) => tagWords(detail, who),
  field_changed: ({ detail: { name, to } }, _, who) =>
    to === null || to === undefined ? `${who} cleared ${String(name)}` : `${who} set ${String(name)} to ${String(to)}`,
  merged: (_, __, who) => `${who} merged this into another conversation`,
  merged_in: (_, __, who) => `${who} merged another conversation into this one`,
  unmerged: (_, __, who) => `${who} took the merge back`,
  split_off: (_, __, who) => `${who} moved messages into a conversation of their own`,
  split_from: (_, __, who) => `${who} split this off another conversation`,
  linked: (_, __, who) => `${who} linked a conversation`,
  unlinked: (_, __, who) => `${who} removed a link`,
  routed: ({ reason, detail }) => `Routed${because(reason, detail)}`,
  offer_expired: () => "Nobody answered in time, so it was offered on",
  sla_warned: ({ detail }) => `${metricWords(detail)} is due soon`,
  sla_breached: ({ detail }) => `${metricWords(detail)} is late`,
  sla_met: ({ detail }) => `${metricWords(detail)} was in time`,
  rule_applied: ({ detail, author }) => `The rule ${nameIn(detail) || author.name} was applied`,
  macro_applied: ({ detail }, _, who) => `${who} applied the macro ${nameIn(detail)}`.trim(),
  delivery_failed: ({ reason }) => `A reply could not be delivered. ${reason}`.trim(),
};

function stateWords({ to, until }: Record<string, unknown>, who: string | null): string {
  const state = to as State;
  if (state === "snoozed") {
    const words = until ? ` until ${formatDateAndTime(new Date(String(until)))}` : "";
    return `${who ?? "Throughline"} snoozed it${words}`;
  }
  if (state === "resolved") return `${who ?? "Throughline"} resolved it`;
  if (state === "pending") return "Now waiting for the customer";
  return who ? `${who} reopened it` : "Reopened";
}

function assigneeWords({ to }: Record<string, unknown>, by: string | null, names: Names, who: string): string {
  if (typeof to !== "string") return `${who} left it without an owner`;
  if (to === by) return `${who} took it`;
  return `${who} assigned it to ${to === names.me ? "you" : names.member(to)}`;
}

function tagWords({ added, removed }: Record<string, unknown>, who: string): string {
  const parts = [
    [`added ${listed(added)}`, added],
    [`removed ${listed(removed)}`, removed],
  ] as const;
  const said = parts.filter(([, tags]) => Array.isArray(tags) && tags.length > 0).map(([words]) => words);
  return `${who} ${said.join(" and ") || "changed the tags"}`;
}

function listed(tags: unknown): string {
  return Array.isArray(tags) ? tags.map((tag) => `#${String(tag)}`).join(", ") : "";
}

function metricWords({ metric }: Record<string, unknown>): string {
  const words = String(metric ?? "answer").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function because(reason: string, { because }: Record<string, unknown>): string {
  const reasons = Array.isArray(because) ? because.map(String) : reason ? [reason] : [];
  return reasons.length > 0 ? `: ${reasons.join(", ")}` : "";
}

function nameIn({ name }: Record<string, unknown>): string {
  return typeof name === "string" ? `“${name}”` : "";
}
