import type { Conversation, Message } from "./conversation.ts";

/** A conversation as a list shows it, with what a test cares about changed. */
export function sampleConversation(change: Partial<Conversation>): Conversation {
  const at = new Date("2026-03-20T09:00:00Z");
  return {
    conversationId: "00000000-0000-4000-8000-0000000000c1",
    number: 1,
    subjectId: "00000000-0000-4000-8000-0000000000a1",
    personId: "00000000-0000-4000-8000-0000000000b1",
    personName: "Noor Haddad",
    channel: "chat",
    title: "",
    state: "open",
    stateSince: at,
    snoozedUntil: null,
    priority: "normal",
    teamId: null,
    assigneeId: null,
    tags: [],
    fields: {},
    openedAt: at,
    lastMessageAt: at,
    lastMessageBy: "customer",
    preview: "Where is my order?",
    waitingSince: null,
    mergedInto: null,
    sla: null,
    ...change,
  };
}

/** A message, with what a test cares about changed. */
export function sampleMessage(change: Partial<Message>): Message {
  return {
    messageId: "00000000-0000-4000-8000-0000000000d1",
    conversationId: "00000000-0000-4000-8000-0000000000c1",
    kind: "inbound",
    channel: "chat",
    author: { kind: "customer", id: "00000000-0000-4000-8000-0000000000a1", name: "Noor Haddad" },
    bodyHtml: "<p>Where is my order?</p>",
    bodyText: "Where is my order?",
    files: [],
    mentions: [],
    writtenAt: new Date("2026-03-20T09:00:00Z"),
    dueAt: null,
    sentAt: null,
    delivery: null,
    editedAt: null,
    deletedAt: null,
    sideId: null,
    threadId: null,
    ...change,
  };
}
