import { useState } from "preact/hooks";
import { recentThreads, type Thread } from "../chat/state.ts";
import { pictureAddress } from "./addresses.ts";
import { Avatar, Avatars } from "./avatar.tsx";
import { CloseButton, OptionsMenu } from "./header.tsx";
import { Icon } from "./icons.tsx";
import { Notices } from "./notices.tsx";
import { PresenceLine } from "./presence.tsx";
import { useSurroundings } from "./surroundings.ts";

/** The first screen: a greeting, who is there, a way to begin, and what was said before. */
export function Home() {
  const { chat, config, texts, origin, navigation } = useSurroundings();
  const state = chat.state();
  const logo = pictureAddress(config.logoUrl, origin);
  const agents = state.presence?.agents ?? [];
  return (
    <section class="screen home">
      <header class="hero">
        <div class="hero-top">
          {logo ? <img class="logo" src={logo} alt={config.name} /> : <span class="company">{config.name}</span>}
          <span class="grow" />
          <OptionsMenu />
          <CloseButton />
        </div>
        {agents.length > 0 && <Avatars authors={agents} size={36} />}
        <h2 class="hero-title" tabIndex={-1} data-first>
          {texts.title}
        </h2>
        {texts.subtitle && <p class="hero-subtitle">{texts.subtitle}</p>}
      </header>
      <div class="scroll home-body">
        <button type="button" class="card begin" onClick={navigation.begin}>
          <span class="begin-text">
            <b>{texts.newConversation}</b>
            <PresenceLine presence={state.presence} />
          </span>
          <span class="begin-sign">
            <Icon name="send" size={18} />
          </span>
        </button>
        <Conversations />
      </div>
      <Notices threadId={null} />
    </section>
  );
}

function Conversations() {
  const { chat, texts } = useSurroundings();
  const [isLoading, setLoading] = useState(false);
  const state = chat.state();
  const threads = recentThreads(state).filter(({ last, threadId }) => last || isWaiting(threadId));
  function isWaiting(threadId: string): boolean {
    return state.outgoing.some((outgoing) => outgoing.threadId === threadId);
  }
  async function loadOlder(): Promise<void> {
    setLoading(true);
    await chat.loadThreads().catch(() => undefined);
    setLoading(false);
  }
  if (threads.length === 0) return null;
  return (
    <div class="card conversations">
      <h3 class="card-title">{texts.conversations}</h3>
      <ul>
        {threads.map((thread) => (
          <ConversationItem key={thread.threadId} thread={thread} />
        ))}
      </ul>
      {state.olderThreads && (
        <button type="button" class="quiet older" disabled={isLoading} onClick={loadOlder}>
          {texts.older}
        </button>
      )}
    </div>
  );
}

function ConversationItem({ thread }: { thread: Thread }) {
  const { chat, config, texts, format, navigation } = useSurroundings();
  const { last, unread, presence } = thread;
  const company = { kind: "member" as const, name: config.name };
  const answered = last?.direction === "out" && last.author.kind !== "system" ? last.author : undefined;
  const author = answered ?? presence?.agents[0] ?? company;
  const waiting = chat.state().outgoing.findLast(({ threadId }) => threadId === thread.threadId);
  const text = waiting?.text ?? (last?.withdrawnAt ? texts.withdrawn : last?.text || last?.files[0]?.name || "");
  const isOwn = waiting !== undefined || last?.direction === "in";
  return (
    <li>
      <button type="button" class="conversation-item" onClick={() => navigation.show(thread.threadId)}>
        <Avatar author={author} size={36} />
        <span class="item-text">
          <span class="item-top">
            <span class="item-name">{author.name}</span>
            <time dateTime={last?.sentAt}>{last ? format.moment(last.sentAt) : ""}</time>
          </span>
          <span class={unread > 0 ? "item-preview unread" : "item-preview"}>
            <span class="preview-text">
              {isOwn && `${texts.you}: `}
              {text}
            </span>
            {unread > 0 && <span class="count">{unread > 99 ? "99+" : unread}</span>}
          </span>
        </span>
      </button>
    </li>
  );
}
