import type { Tx } from "../../kernel/database.ts";
import { follower } from "../../kernel/follow.ts";
import { eventsLedger } from "../event.ts";
import {
  deleteEntries,
  type Entry,
  putEntries,
  readSearchEvents,
  rehomeEntries,
  type SearchEvent,
  type Text,
  textsOfMessages,
  textsOfTitles,
} from "./entry.sql.ts";
import { languageOf } from "./language.ts";
import { wordsOf } from "./words.ts";

const ofMessages = new Set(["message_received", "reply_sent", "note_added", "message_edited", "message_deleted"]);
const ofTitles = new Set(["opened", "title_changed"]);
const ofPlaces = new Set(["split_from", "split_off", "merged_in", "unmerged"]);

/** Keeps what can be found in step with what was said. */
export const searchFollower = follower<SearchEvent>({
  name: "desk.search",
  ledger: eventsLedger,
  batchSize: 500,
  // A message is found within the second; those who write it come first.
  share: 0.3,
  read: readSearchEvents,
  async apply(tx, events) {
    for (const [workspaceId, some] of Map.groupBy(events, (event) => event.workspaceId))
      await indexEvents(tx, workspaceId, some);
  },
});

async function indexEvents(tx: Tx, workspaceId: string, events: readonly SearchEvent[]): Promise<void> {
  const messageIds = events.flatMap(({ kind, messageId }) => (messageId && ofMessages.has(kind) ? [messageId] : []));
  const conversationsOf = (kinds: ReadonlySet<string>) => [
    ...new Set(events.flatMap(({ kind, conversationId }) => (kinds.has(kind) ? [conversationId] : []))),
  ];
  await indexTexts(tx, workspaceId, [...new Set(messageIds)], textsOfMessages);
  await indexTexts(tx, workspaceId, conversationsOf(ofTitles), textsOfTitles);
  const moved = conversationsOf(ofPlaces);
  if (moved.length > 0) await rehomeEntries(tx, workspaceId, moved);
}

async function indexTexts(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  read: (tx: Tx, workspaceId: string, ids: readonly string[]) => Promise<Text[]>,
): Promise<void> {
  if (ids.length === 0) return;
  const texts = await read(tx, workspaceId, ids);
  const there = new Set(texts.map(({ entryId }) => entryId));
  await putEntries(tx, workspaceId, texts.map(entryOf));
  await deleteEntries(
    tx,
    workspaceId,
    ids.filter((id) => !there.has(id)),
  );
}

function entryOf({ text, ...entry }: Text): Entry {
  const words = wordsOf(text).map(({ folded }) => folded);
  return { ...entry, words: words.join(" "), language: languageOf(words) };
}
