import type { Tx } from "../kernel/database.ts";
import { emptyBatch, record, type Touchpoint } from "../timeline/public.ts";
import type { EventRow } from "./event.sql.ts";
import { type Party, partiesOf, type Said, textsOf } from "./touchpoints.sql.ts";

const longestText = 300;

/** Puts what customers experience of these events on their timelines; the rest is the company's own business. */
export async function recordTouchpoints(tx: Tx, workspaceId: string, events: readonly EventRow[]): Promise<void> {
  const experienced = events.filter((event) => touchpointName(event));
  if (experienced.length === 0) return;
  const parties = await partiesOf(tx, workspaceId, [...new Set(experienced.map((event) => event.conversationId))]);
  const messageIds = experienced.flatMap(({ detail: { messageId } }) => (messageId ? [String(messageId)] : []));
  const messages =
    messageIds.length > 0 ? await textsOf(tx, workspaceId, messageIds, longestText) : new Map<string, Said>();
  const batch = emptyBatch();
  for (const event of experienced) {
    const party = parties.get(event.conversationId);
    if (!party) continue;
    batch.touchpoints.push(touchpoint(workspaceId, event, party, messages.get(String(event.detail.messageId))));
  }
  await record(tx, workspaceId, batch, "system");
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
      ...(messageId ? { messageId, text: message?.text } : {}),
    }),
    context: "{}",
  };
}
