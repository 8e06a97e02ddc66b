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

export function PresenceLine({ presence }: { presence: Presence | null }) {
  const surroundings = useSurroundings();
  const parts = presenceText(surroundings, presence);
  return (
    <p class="presence">
      {presence && <span class={presence.online ? "lamp on" : "lamp"} />}
      <span>{parts.join(" · ") || "\u00a0"}</span>
    </p>
  );
}

/** Who of the company to show: those of the thread, else those who are there. */
export function peopleOf(thread: Presence | null | undefined, chat: Presence | null): readonly ChatAuthor[] {
  return thread?.agents.length ? thread.agents : (chat?.agents ?? []);
}
