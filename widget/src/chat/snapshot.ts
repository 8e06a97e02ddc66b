import { attempt } from "../../../sdk/src/attempt.ts";
import type { ChatState, Thread } from "./state.ts";
import type { Store } from "./store.ts";

const KEPT_MS = 30 * 60_000;
const MOST_MESSAGES = 200;

interface Snapshot {
  token: string;
  at: number;
  state: ChatState;
}

/**
 * Keeps what is known for the next page in this tab, which then goes on from its cursor without asking anew. A proven
 * visitor's is not kept: whether the next page still proves them is for the server to say.
 */
export function keepSnapshot(store: Store, token: string, state: ChatState, now = Date.now()): void {
  store.erase("snapshot");
  if (state.visitor?.standing === "proven") return;
  const threads = Object.fromEntries(Object.entries(state.threads).map(([id, thread]) => [id, trimmed(thread)]));
  const kept = { ...state, threads, outgoing: [], presence: null };
  store.write("snapshot", JSON.stringify({ token, at: now, state: kept } satisfies Snapshot));
}

// A list is kept whole or not at all, since a part of it would have a gap.
function trimmed(thread: Thread): Thread {
  const quiet = { ...thread, typing: null, presence: null };
  return thread.messages.length <= MOST_MESSAGES ? quiet : { ...quiet, messages: [], older: undefined };
}

/** What the page before has left, if it is the same visitor's and fresh. */
export function readSnapshot(store: Store, token: string, now = Date.now()): ChatState | undefined {
  const found = attempt(() => JSON.parse(store.read("snapshot") ?? "") as Snapshot);
  const isFresh = found && found.token === token && found.at <= now && now - found.at < KEPT_MS;
  return isFresh && found.state.cursor ? found.state : undefined;
}
