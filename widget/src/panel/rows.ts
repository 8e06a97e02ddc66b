import type { ChatMessage } from "../../../server/src/channels/contract.ts";
import type { Outgoing } from "../chat/state.ts";

/** One line of a conversation as it is drawn. */
export type Row =
  | { kind: "day"; key: string; at: string | number }
  | { kind: "unread"; key: string }
  | { kind: "note"; key: string; message: ChatMessage }
  | { kind: "message"; key: string; message: ChatMessage; isFirst: boolean; isLast: boolean }
  | { kind: "outgoing"; key: string; outgoing: Outgoing; isFirst: boolean; isLast: boolean };

const TOGETHER_MS = 5 * 60_000;

type Spoken = Extract<Row, { isFirst: boolean }>;

/** Lays out a conversation: a line for each day, one before what is new, and messages of one author in short time together. */
export function rowsOf(messages: readonly ChatMessage[], outgoing: readonly Outgoing[], firstUnread?: string): Row[] {
  const rows: Row[] = [];
  let day = "";
  for (const spoken of [...messages.map(ofMessage), ...outgoing.map(ofOutgoing)]) {
    const at = timeOf(spoken);
    const today = new Date(at).toDateString();
    if (today !== day) rows.push({ kind: "day", key: `day ${today}`, at });
    day = today;
    if (spoken.kind !== "outgoing" && spoken.message.messageId === firstUnread)
      rows.push({ kind: "unread", key: "unread" });
    rows.push(spoken);
    join(rows);
  }
  return rows;
}

function ofMessage(message: ChatMessage): Row & { kind: "message" | "note" } {
  // By the client's own id, where there is one, so that a message keeps its place on the screen when it is confirmed.
  const key = message.clientId ?? message.messageId;
  if (message.author.kind === "system") return { kind: "note", key, message };
  return { kind: "message", key, message, isFirst: true, isLast: true };
}

function ofOutgoing(outgoing: Outgoing): Row & { kind: "outgoing" } {
  return { kind: "outgoing", key: outgoing.clientId, outgoing, isFirst: true, isLast: true };
}

/** Lets the last row and the one before it stand together, if they belong so. */
function join(rows: Row[]): void {
  const [before, last] = rows.slice(-2);
  if (!before || !last || !isSpoken(before) || !isSpoken(last)) return;
  if (speakerOf(before) !== speakerOf(last) || timeOf(last) - timeOf(before) > TOGETHER_MS) return;
  rows.splice(-2, 2, { ...before, isLast: false }, { ...last, isFirst: false });
}

function isSpoken(row: Row): row is Spoken {
  return row.kind === "message" || row.kind === "outgoing";
}

function speakerOf(row: Spoken): string {
  if (row.kind === "outgoing" || row.message.direction === "in") return "in";
  return `${row.message.author.kind} ${row.message.author.name}`;
}

function timeOf(row: Row & { kind: "message" | "note" | "outgoing" }): number {
  return row.kind === "outgoing" ? row.outgoing.writtenAt : Date.parse(row.message.sentAt);
}
