import type { Tx } from "../kernel/database.ts";
import { emptyBatch, record, type Touchpoint } from "../timeline/public.ts";
import type { EventRow } from "./event.sql.ts";
import { type Party, partiesOf, type Said, textsOf } from "./touchpoints.sql.ts";

const longestText = 300;

/** Whom events are with, and what the messages say that they are about. */
export interface Parties {
  conversations: ReadonlyMap<string, Party>;
  messages: ReadonlyMap<string, Said>;
}

/** Puts what customers experience of these events on their timelines; the rest is the company's own business. */
export async function recordTouchpoints(
  tx: Tx,
  workspaceId: string,
  events: readonly EventRow[],
  known?: Parties,
): Promise<void> {
  const experienced = events.filter((event) => touchpointName(event));
  if (experienced.length === 0) return;
  const { conversations, messages } = known ?? (await partiesIn(tx, workspaceId, experienced));
  const batch = emptyBatch();
  for (const event of experienced) {
    const party = conversations.get(event.conversationId);
    if (party)
      batch.touchpoints.push(touchpoint(workspaceId, event, party, messages.get(String(event.detail.messageId))));
  }
  await record(tx, workspaceId, batch, "system");
}

async function partiesIn(tx: Tx, workspaceId: string, events: readonly EventRow[]): Promise<Parties> {
  const conversationIds = [...new Set(events.map((event) => event.conversationId))];
  const messageIds = events.flatMap(({ detail: { messageId } }) => (messageId ? [String(messageId)] : []));
  return {
    conversations: await partiesOf(tx, workspaceId, conversationIds),
    messages: messageIds.length > 0 ? await textsOf(tx, workspaceId, messageIds, longestText) : new Map(),
  };
}

/** What an event is called on the customer's timeline; undefined if it does not stand there. */
export function touchpointName({ kind, detail }: Pick<EventRow, "kind" | "detail">): string | undefined {
  if (kind === "state_changed") {
    if (detail.to === "resolved") return "Conversation Resolved";
    return detail.from === "resolved" ? "Conversation Reopened" : undefined;
  }
  // The customer did not come again: somebody put in order what they had said.
  if (kind === "opened" && detail.splitFrom) return undefined;
  return names[kind];
}

const names: Record<string, string> = {
  opened: "Conversation Opened",
  message_received: "Message Received",
  reply_sent: "Message Sent",
};

function touchpoint(workspaceId: string, event: EventRow, party: Party, message: Said | undefined): Touchpoint {
  const { messageId } = event.detail;
  return {
    // A message belongs to whom it came from or went to, which may be another identifier of the same person.
    subjectId: (message?.subjectId ?? party.subjectId) as Touchpoint["subjectId"],
    touchpointId: event.eventId,
    kind: "track",
    name: touchpointName(event)!,
    channel: message?.channel ?? party.channel,
    // What the desk itself records has no key that brought it: its source is the workspace.
    sourceId: workspaceId,
    occurredAt: event.at.getTime(),
    receivedAt: event.at.getTime(),
    properties: JSON.stringify({
      conversationId: event.conversationId,
      number: party.number,
      ...(messageId ? { messageId, text: message?.text.slice(0, longestText) } : {}),
    }),
    context: "{}",
  };
}
