import type { Change, Conversation } from "./conversation.ts";

/** A conversation as it will be after a change, so that the screen need not wait for the server. */
export function changed(row: Conversation, change: Change, now: Date): Conversation {
  switch (change.kind) {
    case "state":
      return {
        ...row,
        state: change.to,
        stateSince: now,
        snoozedUntil: change.until ?? null,
        waitingSince: change.to === "resolved" ? null : row.waitingSince,
      };
    case "assignee":
      return { ...row, assigneeId: change.to };
    case "team":
      return { ...row, teamId: change.to };
    case "priority":
      return { ...row, priority: change.to };
    case "title":
      return { ...row, title: change.to };
    case "tags":
      return { ...row, tags: [...new Set([...row.tags, ...change.add])].filter((tag) => !change.remove.includes(tag)) };
    case "field":
      return { ...row, fields: { ...row.fields, [change.name]: change.to } };
  }
}

/** The change that takes another one back, given the conversation as it was before it. */
export function inverse(before: Conversation, change: Change): Change {
  switch (change.kind) {
    case "state":
      return { kind: "state", to: before.state, until: before.snoozedUntil };
    case "assignee":
      return { kind: "assignee", to: before.assigneeId };
    case "team":
      return { kind: "team", to: before.teamId };
    case "priority":
      return { kind: "priority", to: before.priority };
    case "title":
      return { kind: "title", to: before.title };
    case "tags":
      return {
        kind: "tags",
        add: change.remove.filter((tag) => before.tags.includes(tag)),
        remove: change.add.filter((tag) => !before.tags.includes(tag)),
      };
    case "field":
      return { kind: "field", name: change.name, to: before.fields[change.name] ?? null };
  }
}
