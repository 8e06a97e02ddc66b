import type { ChatAuthor, Presence } from "../../../server/src/channels/contract.ts";
import { fill } from "./format.ts";
import { type Surroundings, useSurroundings } from "./surroundings.ts";

/** Whether somebody is there, and when an answer is to be expected, in words. */
export function presenceText({ texts, format, config }: Surroundings, presence: Presence | null): string[] {
  const minutes = presence?.expectedReplyMinutes ?? config.expectedReplyMinutes;
  const reply = minutes ? [fill(texts.replyTime, { time: format.duration(minutes * 60) })] : [];
  if (!presence) return reply;
  if (presence.online) return [texts.online, ...reply];
  if (presence.backAt) return [texts.offlineTeam, fill(texts.backAt, { time: format.soon(presence.backAt) })];
  return [texts.offlineTeam, ...reply];
}

/** `isShort`: the one thing that matters most, where there is room for no more. */
export function PresenceLine({ presence, isShort }: { presence: Presence | null; isShort?: boolean }) {
  const surroundings = useSurroundings();
  const all = presenceText(surroundings, presence);
  const parts = isShort ? [presence?.backAt && !presence.online ? all.at(-1) : all[0]] : all;
  return (
    <p class="presence">
      {presence && <span class={presence.online ? "lamp on" : "lamp"} />}
      <span class="presence-text">
        {parts.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </span>
    </p>
  );
}

/** Who of the company to show: those of the thread, else those who are there. */
export function peopleOf(thread: Presence | null | undefined, chat: Presence | null): readonly ChatAuthor[] {
  return thread?.agents.length ? thread.agents : (chat?.agents ?? []);
}
