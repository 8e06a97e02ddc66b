import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { firstUnread } from "../chat/reading.ts";
import type { Thread } from "../chat/state.ts";
import { Avatar, Avatars } from "./avatar.tsx";
import { Composer } from "./composer.tsx";
import { fill } from "./format.ts";
import { CloseButton, OptionsMenu } from "./header.tsx";
import { Icon } from "./icons.tsx";
import { RowView } from "./message.tsx";
import { Notices } from "./notices.tsx";
import { PresenceLine, peopleOf, presenceText } from "./presence.tsx";
import { rowsOf } from "./rows.ts";
import { useScrolling } from "./scrolling.ts";
import { useSurroundings } from "./surroundings.ts";
import { TranscriptForm } from "./transcript-form.tsx";
import { Windowed } from "./windowed.tsx";

/** One conversation: who answers, what was said, and where to write. */
export function Conversation({ threadId }: { threadId: string }) {
  const { chat } = useSurroundings();
  const [asksTranscript, setAsksTranscript] = useState(false);
  const thread = chat.state().threads[threadId];
  const hasMessages = thread?.last != null;
  return (
    <section class="screen conversation">
      <ConversationHeader thread={thread} {...(hasMessages ? { askTranscript: () => setAsksTranscript(true) } : {})} />
      <Messages threadId={threadId} />
      <Notices threadId={threadId} />
      {asksTranscript ? (
        <TranscriptForm threadId={threadId} done={() => setAsksTranscript(false)} />
      ) : (
        <Composer threadId={threadId} />
      )}
    </section>
  );
}

function ConversationHeader({ thread, askTranscript }: { thread: Thread | undefined; askTranscript?: () => void }) {
  const { chat, config, texts, navigation } = useSurroundings();
  const { presence } = chat.state();
  const people = peopleOf(thread?.presence, presence);
  const name = people.length === 1 ? people[0]!.name : config.name;
  const { transcripts } = config;
  return (
    <header class="top">
      <button
        type="button"
        class="icon-button back"
        aria-label={texts.back}
        title={texts.back}
        onClick={navigation.home}
      >
        <Icon name="back" />
      </button>
      {people.length > 0 && <Avatars authors={people.slice(0, 2)} size={34} />}
      <div class="top-text">
        <h2 tabIndex={-1}>{name}</h2>
        <PresenceLine presence={thread?.presence ?? presence} isShort />
      </div>
      <OptionsMenu {...(transcripts && askTranscript ? { askTranscript } : {})} />
      <CloseButton />
    </header>
  );
}

function Messages({ threadId }: { threadId: string }) {
  const { chat, texts } = useSurroundings();
  const state = chat.state();
  const thread = state.threads[threadId];
  const outgoing = state.outgoing.filter((each) => each.threadId === threadId);
  const isLive = chat.link().phase === "live";
  const { load, isFailed } = useLoading(threadId, thread, isLive);
  const line = useUnreadLine(thread);
  const rows = useMemo(() => rowsOf(thread?.messages ?? [], outgoing, line), [thread?.messages, state.outgoing, line]);
  const { scroller, content, isAtEnd, toEnd, onScroll } = useScrolling(
    thread?.messages[0]?.messageId ?? outgoing[0]?.clientId,
    load,
  );
  const newestOwn = thread?.messages.findLast(({ direction }) => direction === "in");
  const isReading = useIsReading(isAtEnd);

  useEffect(() => {
    if (isReading && thread?.unread) chat.read(threadId);
  });

  return (
    <div class="list-frame">
      <div
        ref={scroller}
        class="scroll list"
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keys.
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={texts.messages}
      >
        <div ref={content} class="list-content">
          {isFailed && (
            <p class="note">
              {texts.loadFailed}{" "}
              <button type="button" class="quiet" onClick={load}>
                {texts.retry}
              </button>
            </p>
          )}
          {thread?.older !== null && thread?.last && !isFailed && <Skeleton />}
          {rows.length === 0 && !thread?.last && <Greeting thread={thread} />}
          <Windowed items={rows} scroller={scroller}>
            {(row) => (
              <RowView
                key={row.key}
                row={row}
                isNewestOwn={row.kind === "message" && row.message === newestOwn && outgoing.length === 0}
              />
            )}
          </Windowed>
          <QueuePlace thread={thread} />
          <Typing thread={thread} />
        </div>
      </div>
      {!isAtEnd && (
        <button type="button" class="newest" onClick={toEnd}>
          <Icon name="down" size={16} />
          {texts.newest}
          {thread !== undefined && thread.unread > 0 && <span class="count">{thread.unread}</span>}
        </button>
      )}
    </div>
  );
}

/** Loads the newest page, and older ones as they are asked for, one at a time. */
function useLoading(threadId: string, thread: Thread | undefined, isLive: boolean) {
  const { chat } = useSurroundings();
  const isBusy = useRef(false);
  const [isFailed, setFailed] = useState(false);
  const load = useCallback(async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      await chat.loadMessages(threadId);
      setFailed(false);
    } catch {
      setFailed(navigator.onLine);
    }
    isBusy.current = false;
  }, [chat, threadId]);
  const isUnknown = thread?.last != null && thread.older === undefined;
  useEffect(() => {
    if (isUnknown && isLive) void load();
  }, [isUnknown, isLive, load]);
  return { load, isFailed };
}

/** Before which message the line "New" stands: as it was when the conversation was opened, until it is left. */
function useUnreadLine(thread: Thread | undefined): string | undefined {
  const line = useRef<{ messageId: string | undefined }>(undefined);
  if (!line.current && thread && (thread.messages.length > 0 || !thread.last)) {
    line.current = { messageId: firstUnread(thread)?.messageId };
  }
  return line.current?.messageId;
}

function useIsReading(isAtEnd: boolean): boolean {
  const [isSeen, setSeen] = useState(!document.hidden);
  useEffect(() => {
    const look = () => setSeen(!document.hidden);
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return isAtEnd && isSeen;
}

function Greeting({ thread }: { thread: Thread | undefined }) {
  const surroundings = useSurroundings();
  const { chat, config, texts } = surroundings;
  const { presence } = chat.state();
  const author = peopleOf(thread?.presence, presence)[0] ?? { kind: "member" as const, name: config.name };
  return (
    <article class="message theirs first last greeting">
      <span class="face">
        <Avatar author={author} size={28} />
      </span>
      <div class="said">
        <p class="author">{author.name}</p>
        <div class="bubble">{presence && !presence.online ? texts.away : texts.greeting}</div>
        <p class="under">{presenceText(surroundings, presence).at(-1)}</p>
      </div>
    </article>
  );
}

function QueuePlace({ thread }: { thread: Thread | undefined }) {
  const { texts, format } = useSurroundings();
  const queue = thread?.presence?.queue;
  if (!queue) return null;
  return (
    <p class="note queue" role="status">
      {fill(texts.queue, { place: queue.position })}
      {queue.waitSeconds !== null && (
        <>
          <br />
          {fill(texts.queueWait, { time: format.duration(queue.waitSeconds) })}
        </>
      )}
    </p>
  );
}

function Typing({ thread }: { thread: Thread | undefined }) {
  const { texts } = useSurroundings();
  if (!thread?.typing) return null;
  return (
    <div class="message theirs first last typing">
      <span class="face">
        <Avatar author={thread.typing} size={28} />
      </span>
      <div class="said">
        <div class="bubble dots">
          <span class="unseen">{fill(texts.typing, { name: thread.typing.name })}</span>
          <i />
          <i />
          <i />
        </div>
      </div>
    </div>
  );
}

function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}
