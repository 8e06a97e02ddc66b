import type { ConversationRow } from "./conversation.sql.ts";
import type { Change } from "./shapes.ts";

/** What a change did: the conversation as it is then, and what is written of it into its history. */
export interface Changed {
  conversation: ConversationRow;
  kind: string;
  detail: Record<string, unknown>;
}

/** What a conversation is after a change; undefined if it was so already. */
export function changed(conversation: ConversationRow, change: Change, at: Date): Changed | undefined {
  switch (change.kind) {
    case "state":
      return changedState(conversation, change, at);
    case "assignee":
      return moved(conversation, "assigneeId", "assignee_changed", change.to);
    case "team":
      return moved(conversation, "teamId", "team_changed", change.to);
    case "priority":
      return moved(conversation, "priority", "priority_changed", change.to);
    case "title":
      return moved(conversation, "title", "title_changed", change.to);
    case "tags":
      return changedTags(conversation, change);
    case "field":
      return changedField(conversation, change);
  }
}

type OneOf<Kind extends Change["kind"]> = Extract<Change, { kind: Kind }>;

function changedState(was: ConversationRow, { to, until }: OneOf<"state">, at: Date): Changed | undefined {
  const snoozedUntil = to === "snoozed" ? (until ?? null) : null;
  if (was.state === to && was.snoozedUntil?.getTime() === snoozedUntil?.getTime()) return undefined;
  return {
    conversation: {
      ...was,
      state: to,
      stateSince: was.state === to ? was.stateSince : at,
      snoozedUntil,
      resolvedAt: to === "resolved" ? at : null,
      // Who has been helped waits no longer; that they wait again is found out by whoever reopens.
      waitingSince: to === "resolved" ? null : was.waitingSince,
    },
    kind: "state_changed",
    detail: { from: was.state, to, ...(snoozedUntil ? { until: snoozedUntil } : {}) },
  };
}

function moved<Name extends "assigneeId" | "teamId" | "priority" | "title">(
  was: ConversationRow,
  name: Name,
  kind: string,
  to: ConversationRow[Name],
): Changed | undefined {
  if (was[name] === to) return undefined;
  return { conversation: { ...was, [name]: to }, kind, detail: { from: was[name], to } };
}

function changedTags(was: ConversationRow, { add, remove }: OneOf<"tags">): Changed | undefined {
  const added = [...new Set(add)].filter((tag) => !was.tags.includes(tag));
  const removed = was.tags.filter((tag) => remove.includes(tag) && !add.includes(tag));
  if (added.length === 0 && removed.length === 0) return undefined;
  const tags = [...was.tags.filter((tag) => !removed.includes(tag)), ...added];
  return { conversation: { ...was, tags }, kind: "tags_changed", detail: { added, removed } };
}

function changedField(was: ConversationRow, { name, to }: OneOf<"field">): Changed | undefined {
  const from = was.fields[name] ?? null;
  const now = to ?? null;
  if (JSON.stringify(from) === JSON.stringify(now)) return undefined;
  const { [name]: _gone, ...others } = was.fields;
  const fields = now === null ? others : { ...others, [name]: now };
  return { conversation: { ...was, fields }, kind: "field_changed", detail: { name, from, to: now } };
}
