import type { Happening, Message } from "./conversation.ts";

/** A line of a conversation, in the order in which it was said or done. */
export type ThreadItem =
  | { kind: "day"; key: string; at: Date }
  | { kind: "unread"; key: string }
  | { kind: "message"; key: string; message: Message; continues: boolean }
  | { kind: "happenings"; key: string; happenings: readonly Happening[] };

// Two messages of one author within this time read as one turn.
const turnMilliseconds = 5 * 60_000;

interface Options {
  /** The last message that the reader had seen when the conversation was opened; null when nothing is new. */
  seen: string | null;
  /** Whether a happening is worth a line. */
  isTold: (happening: Happening) => boolean;
}

type Entry = { at: Date; message: Message } | { at: Date; happening: Happening };

/** Lays out what was said and done: by day, turns joined, happenings between two messages together. */
export function threadItems(
  messages: readonly Message[],
  happenings: readonly Happening[],
  { seen, isTold }: Options,
): ThreadItem[] {
  const items: ThreadItem[] = [];
  let previous: Message | null = null;
  let day = "";
  for (const entry of inOrder(messages, happenings.filter(isTold))) {
    if (dayKey(entry.at) !== day) {
      day = dayKey(entry.at);
      items.push({ kind: "day", key: `day ${day}`, at: entry.at });
      previous = null;
    }
    if ("happening" in entry) {
      addHappening(items, entry.happening);
      previous = null;
      continue;
    }
    const { message } = entry;
    items.push({ kind: "message", key: message.messageId, message, continues: isSameTurn(previous, message) });
    previous = message;
    if (message.messageId === seen && message !== messages.at(-1)) {
      items.push({ kind: "unread", key: "unread" });
      previous = null;
    }
  }
  return withoutLastUnread(items);
}

function addHappening(items: ThreadItem[], happening: Happening): void {
  const last = items.at(-1);
  if (last?.kind !== "happenings") {
    items.push({ kind: "happenings", key: `happening ${happening.eventId}`, happenings: [happening] });
    return;
  }
  items[items.length - 1] = { ...last, happenings: [...last.happenings, happening] };
}

function inOrder(messages: readonly Message[], happenings: readonly Happening[]): Entry[] {
  const oldest = messages[0]?.writtenAt.getTime() ?? Number.NEGATIVE_INFINITY;
  const said = messages.map((message) => ({ at: message.writtenAt, message }));
  // What happened before the oldest message that was read belongs to a page that was not.
  const done = happenings
    .filter(({ at, kind }) => kind === "opened" || at.getTime() >= oldest)
    .map((happening) => ({ at: happening.at, happening }));
  return [...said, ...done].sort((one, other) => one.at.getTime() - other.at.getTime());
}

function isSameTurn(previous: Message | null, message: Message): boolean {
  return (
    previous !== null &&
    previous.kind === message.kind &&
    previous.channel === message.channel &&
    previous.author.kind === message.author.kind &&
    previous.author.id === message.author.id &&
    message.writtenAt.getTime() - previous.writtenAt.getTime() < turnMilliseconds
  );
}

/** A divider with no message below it divides nothing. */
function withoutLastUnread(items: ThreadItem[]): ThreadItem[] {
  const at = items.findIndex(({ kind }) => kind === "unread");
  const divides = at >= 0 && items.slice(at).some(({ kind }) => kind === "message");
  return at >= 0 && !divides ? items.toSpliced(at, 1) : items;
}

function dayKey(at: Date): string {
  return `${at.getFullYear()}-${at.getMonth()}-${at.getDate()}`;
}
