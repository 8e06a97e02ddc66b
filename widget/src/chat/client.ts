import { attempt } from "../../../sdk/src/attempt.ts";
import type { ChatFile, MessagePage, ServerFrame, ThreadPage } from "../../../server/src/channels/contract.ts";
import type { Carrier, Ears } from "./carrier.ts";
import { openConnection } from "./connection.ts";
import { hear } from "./hear.ts";
import type { Link, Way } from "./link.ts";
import { openOutbox } from "./outbox.ts";
import { openPolling } from "./polling.ts";
import { openReceipts } from "./receipts.ts";
import { request } from "./request.ts";
import { type Core, openSending } from "./sending.ts";
import { atBeginning, beginSession, closingCode } from "./session.ts";
import { keepSnapshot, readSnapshot } from "./snapshot.ts";
import { openSocket } from "./socket.ts";
import { type ChatState, nothingKnown } from "./state.ts";
import { openStore, type Store } from "./store.ts";
import { watchTab } from "./tab.ts";
import { withPage, withThreadPage } from "./threads.ts";
import { openTranscripts } from "./transcripts.ts";
import { type Upload, upload } from "./upload.ts";
import { openVisitor } from "./visitor.ts";

export interface ChatOptions {
  /** Where the server is, such as `https://throughline.example.com`. */
  origin: string;
  key: string;
  language(): string;
  store?: Store;
}

export interface Chat {
  state(): ChatState;
  link(): Link;
  nextAttemptAt(): number | undefined;
  pausedUntil(): number;
  /** Whether this is the tab that tells of replies while none is seen. */
  isFirstTab(): boolean;
  subscribe(listener: () => void): () => void;
  /** Hears every frame once the state holds it. */
  listen(listener: (frame: ServerFrame, before: ChatState) => void): () => void;
  /** Connects; called again, it does nothing. */
  start(): void;
  /** Tries to connect now instead of later. */
  hurry(): void;
  identify(identityToken: string | null): void;
  answer(answers: Record<string, string>): Promise<void>;
  write(threadId: string, text: string, files: ChatFile[]): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  read(threadId: string): void;
  typing(threadId: string, typing: boolean): void;
  askTranscript(threadId: string, email: string): Promise<void>;
  upload(file: File, progress: (part: number) => void): Upload;
  loadMessages(threadId: string): Promise<void>;
  loadThreads(): Promise<void>;
}

/** The visitor's side of the chat, without any view. Nothing happens before `start`. */
export function createChat({ origin, key, language, store: given }: ChatOptions): Chat {
  const name = `throughline:chat:${key}:`;
  const store = given ?? openStore(name);
  const tabStore = openStore(
    name,
    attempt(() => sessionStorage),
  );
  const locks = navigator.locks as LockManager | undefined;
  const outbox = openOutbox(store, name, locks);
  const visitor = openVisitor(origin, key, store, language);
  const listeners = new Set<() => void>();
  const ears = new Set<(frame: ServerFrame, before: ChatState) => void>();
  let state: ChatState = { ...nothingKnown, outgoing: outbox.mine() };
  let hasSession = false;
  let isStarted = false;
  let isFirstTab = () => true;

  const changed = () => {
    for (const listener of listeners) listener();
  };
  const update = (next: ChatState) => {
    if (next === state) return;
    state = next;
    changed();
  };
  const connection = openConnection({
    open,
    answered,
    heard,
    reached: (cursor) => update({ ...state, cursor }),
    forget: () => {
      hasSession = false;
    },
    changed,
  });
  const core: Core = { state: () => state, update, send: connection.send };
  const sending = openSending(core, outbox);
  const receipts = openReceipts(core);
  const transcripts = openTranscripts(core);

  async function open(way: Way, toEars: Ears): Promise<Carrier | undefined> {
    try {
      if (!hasSession) await begin();
    } catch (error) {
      const { code, afterMs } = closingCode(error);
      toEars.lost(code, afterMs);
      return undefined;
    }
    const start = { origin, token: visitor.token()!, after: () => state.cursor };
    return way === "socket" ? openSocket(start, toEars) : openPolling(start, toEars);
  }

  async function begin(): Promise<void> {
    const session = await beginSession(visitor, name, locks);
    hasSession = true;
    update(atBeginning(state, session));
  }

  function answered(): void {
    void sending.flush();
    receipts.repeat();
    if (visitor.hasUntoldAnswers()) void tellAnswers();
  }

  function heard(frame: ServerFrame): void {
    const before = state;
    update(hear(state, frame));
    for (const part of [sending, receipts, transcripts]) part.heard(frame);
    for (const ear of ears) ear(frame, before);
  }

  // Answers that the server does not hear now are told with the next session.
  async function tellAnswers(): Promise<void> {
    const session = await visitor.begin().catch(() => undefined);
    if (!session) return;
    const { visitorId, standing, answers } = session;
    if (visitorId === state.visitor?.visitorId) update({ ...state, visitor: { visitorId, standing, answers } });
    else restart();
  }

  function restart(): void {
    hasSession = false;
    if (!isStarted) return;
    connection.happen({ kind: "unwanted" });
    connection.happen({ kind: "wanted" });
  }

  function start(): void {
    if (isStarted) return;
    isStarted = true;
    const token = visitor.token();
    const restored = token ? readSnapshot(tabStore, token) : undefined;
    if (restored) {
      hasSession = true;
      update({ ...restored, outgoing: state.outgoing });
    }
    addEventListener("storage", followOtherTabs);
    isFirstTab = watchTab(
      name,
      {
        wanted: (isWanted) => connection.happen({ kind: isWanted ? "wanted" : "unwanted" }),
        awake: hurry,
        leaving: () => visitor.token() && keepSnapshot(tabStore, visitor.token()!, state),
      },
      locks,
    );
  }

  function hurry(): void {
    connection.happen({ kind: "due" });
    connection.check();
    changed();
  }

  /** Another tab has become another visitor: so does this one. */
  function followOtherTabs(event: StorageEvent): void {
    if (event.key === `${name}token` && event.newValue !== event.oldValue) restart();
  }

  function identify(identityToken: string | null): void {
    tabStore.erase("snapshot");
    if (identityToken) {
      visitor.prove(identityToken);
    } else {
      visitor.forget();
      outbox.clear();
      update(nothingKnown);
    }
    restart();
  }

  const get = <Answer>(path: string) => request<Answer>(`${origin}/chat/v1/${path}`, { token: visitor.token()! });

  async function loadMessages(threadId: string): Promise<void> {
    const thread = state.threads[threadId];
    const before = thread?.older;
    // Of a thread in which nothing was said yet, the server knows nothing.
    if (!thread?.last || before === null || !hasSession) return;
    const query = before ? `?before=${encodeURIComponent(before)}` : "";
    const page = await get<MessagePage>(`threads/${threadId}/messages${query}`);
    update(withPage(state, threadId, page, before));
  }

  async function loadThreads(): Promise<void> {
    if (!state.olderThreads) return;
    const page = await get<ThreadPage>(`threads?before=${encodeURIComponent(state.olderThreads)}`);
    update(withThreadPage(state, page));
  }

  return {
    state: () => state,
    link: connection.link,
    nextAttemptAt: connection.nextAttemptAt,
    pausedUntil: sending.pausedUntil,
    isFirstTab: () => isFirstTab(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    listen(ear) {
      ears.add(ear);
      return () => ears.delete(ear);
    },
    start,
    hurry,
    identify,
    async answer(answers) {
      visitor.answer(answers);
      if (connection.link().phase === "live") await tellAnswers();
    },
    write: sending.write,
    retry: sending.retry,
    discard: sending.discard,
    read: receipts.read,
    typing: (threadId, typing) => void connection.send({ kind: "typing", threadId, typing }),
    askTranscript: transcripts.ask,
    upload: (file, progress) => upload(origin, visitor.token() ?? "", file, progress),
    loadMessages,
    loadThreads,
  };
}
