import * as z from "zod";

/** Where a conversation is in its life. */
export const states = ["open", "pending", "snoozed", "resolved"] as const;
export type State = (typeof states)[number];

export const priorities = ["low", "normal", "high", "urgent"] as const;
export type Priority = (typeof priorities)[number];

export const file = z.object({
  fileId: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
  /** The content id by which the body shows it, if it does. */
  inline: z.string().nullable(),
});
export type File = z.infer<typeof file>;

/** Who did something: a customer, a member, a key, a rule, a bot or the system; `name` is for people to read. */
export const author = z.object({
  kind: z.enum(["customer", "member", "key", "rule", "bot", "system"]),
  id: z.string().nullable(),
  name: z.string(),
});
export type Author = z.infer<typeof author>;

export const slaStanding = z.object({
  metric: z.enum(["first_response", "next_response", "resolution"]),
  dueAt: z.date().nullable(),
  breachedAt: z.date().nullable(),
  paused: z.boolean(),
});
export type SlaStanding = z.infer<typeof slaStanding>;

/** A conversation as a list shows it. */
export const conversation = z.object({
  conversationId: z.uuid(),
  number: z.number(),
  subjectId: z.uuid(),
  personId: z.uuid(),
  personName: z.string().nullable(),
  channel: z.string(),
  title: z.string(),
  state: z.enum(states),
  stateSince: z.date(),
  snoozedUntil: z.date().nullable(),
  priority: z.enum(priorities),
  teamId: z.uuid().nullable(),
  assigneeId: z.uuid().nullable(),
  tags: z.array(z.string()),
  fields: z.record(z.string(), z.unknown()),
  openedAt: z.date(),
  lastMessageAt: z.date(),
  lastMessageBy: z.enum(["customer", "member", "bot", "system"]),
  preview: z.string(),
  waitingSince: z.date().nullable(),
  mergedInto: z.uuid().nullable(),
  /** The clock that runs out next. */
  sla: slaStanding.nullable(),
});
export type Conversation = z.infer<typeof conversation>;

export const message = z.object({
  messageId: z.uuid(),
  conversationId: z.uuid(),
  kind: z.enum(["inbound", "reply", "note"]),
  channel: z.string(),
  author,
  bodyHtml: z.string(),
  bodyText: z.string(),
  files: z.array(file),
  mentions: z.array(z.uuid()),
  writtenAt: z.date(),
  /** When a reply goes out; until then it can be taken back. */
  dueAt: z.date().nullable(),
  sentAt: z.date().nullable(),
  delivery: z
    .object({
      state: z.enum(["queued", "sent", "delivered", "read", "failed"]),
      at: z.date(),
      reason: z.string(),
    })
    .nullable(),
  editedAt: z.date().nullable(),
  deletedAt: z.date().nullable(),
  sideId: z.uuid().nullable(),
  /** The thread of the channel that it came or goes by. */
  threadId: z.uuid().nullable(),
});
export type Message = z.infer<typeof message>;

/** Something that happened to a conversation and is no message, such as an assignment. */
export const happening = z.object({
  eventId: z.uuid(),
  conversationId: z.uuid(),
  kind: z.string(),
  author,
  at: z.date(),
  reason: z.string(),
  detail: z.record(z.string(), z.unknown()),
});
export type Happening = z.infer<typeof happening>;

/** One deed that changes what a conversation is; macros, rules, routing and bulk actions are made of these. */
export const change = z.discriminatedUnion("kind", [
  // JSON has no dates: what comes over HTTP is a text.
  z.object({ kind: z.literal("state"), to: z.enum(states), until: z.coerce.date<Date | string>().nullish() }),
  z.object({ kind: z.literal("assignee"), to: z.uuid().nullable() }),
  z.object({ kind: z.literal("team"), to: z.uuid().nullable() }),
  z.object({ kind: z.literal("priority"), to: z.enum(priorities) }),
  z.object({ kind: z.literal("title"), to: z.string().trim().max(300) }),
  z.object({ kind: z.literal("tags"), add: z.array(z.string()).default([]), remove: z.array(z.string()).default([]) }),
  z.object({ kind: z.literal("field"), name: z.string(), to: z.unknown() }),
]);
export type Change = z.infer<typeof change>;

/** Which conversations are wanted; absent means all. A view is a saved filter. */
export const filter = z.object({
  state: z.array(z.enum(states)).optional(),
  /** A member, "me", "nobody" or "anybody". */
  assignee: z.string().max(50).optional(),
  /** A team, "mine" or "nobody". */
  team: z.string().max(50).optional(),
  priority: z.array(z.enum(priorities)).optional(),
  channel: z.array(z.string().max(50)).optional(),
  /** Any of these. */
  tag: z.array(z.string().max(100)).optional(),
  /** Only those whose customer waits for an answer. */
  waiting: z.boolean().optional(),
  /** Only those that this member is mentioned in or follows: "me". */
  mentioned: z.boolean().optional(),
  followed: z.boolean().optional(),
  personId: z.uuid().optional(),
});
export type Filter = z.infer<typeof filter>;

export const orders = ["newest", "oldest", "waiting", "priority", "sla"] as const;
