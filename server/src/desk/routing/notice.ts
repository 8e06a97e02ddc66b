import type { Notice } from "../../channels/public.ts";
import type { Tx } from "../../kernel/database.ts";
import { isOpen, openStretches } from "../calendar/business-time.ts";
import { allCalendars } from "../calendar/calendar.sql.ts";
import { recentDepartures } from "./board.ts";
import { expectedWaitSeconds } from "./estimate.ts";
import { membersThere, type There, type ThreadStanding, threadStandings, usualReplyMinutes } from "./notice.sql.ts";

type Presence = Extract<Notice, { kind: "presence" }>;

const mostShown = 3;
const lookAheadDays = 21;

/** How things stand for visitors: of all chats of a workspace (first), and of some threads. */
export async function readNotices(
  tx: Tx,
  workspaceId: string,
  threadIds: readonly string[],
  now: Date,
): Promise<Presence[]> {
  const there = await membersThere(tx, workspaceId, now);
  const chat = await ofChat(tx, workspaceId, there, now);
  if (threadIds.length === 0) return [chat];
  const standings = await threadStandings(tx, workspaceId, threadIds);
  const needIds = standings.flatMap(({ needId }) => needId ?? []);
  const departures = needIds.length > 0 ? await recentDepartures(tx, workspaceId, needIds, now) : new Map();
  return [
    chat,
    ...standings.map((standing) => ofThread(chat, standing, there, departures.get(standing.needId ?? "") ?? [], now)),
  ];
}

async function ofChat(tx: Tx, workspaceId: string, there: readonly There[], now: Date): Promise<Presence> {
  const online = there.length > 0;
  const minutes = online ? await usualReplyMinutes(tx, workspaceId, "chat") : null;
  return {
    kind: "presence",
    workspaceId,
    threadId: null,
    channelId: null,
    online,
    agents: there.slice(0, mostShown).map(({ name }) => ({ kind: "member", name })),
    expectedReplyMinutes: minutes === null ? null : Math.max(1, Math.ceil(minutes)),
    backAt: online ? null : await nextOpening(tx, workspaceId, now),
    queue: null,
  };
}

function ofThread(
  chat: Presence,
  { threadId, assigneeId, assigneeName, position }: ThreadStanding,
  there: readonly There[],
  departures: readonly number[],
  now: Date,
): Presence {
  const isThere = there.some(({ memberId }) => memberId === assigneeId);
  const wait = position === null ? null : expectedWaitSeconds(position, departures, now.getTime());
  const has = assigneeName !== null && position === null;
  return {
    ...chat,
    threadId,
    online: has ? isThere : chat.online,
    agents: has ? [{ kind: "member", name: assigneeName }] : chat.agents,
    expectedReplyMinutes: wait === null ? chat.expectedReplyMinutes : Math.max(1, Math.ceil(wait / 60)),
    queue: position === null ? null : { position, waitSeconds: wait === null ? null : Math.round(wait) },
  };
}

/** When the standard calendar opens next; null without one, or while it is open although nobody is there. */
async function nextOpening(tx: Tx, workspaceId: string, now: Date): Promise<string | null> {
  const standard = (await allCalendars(tx, workspaceId)).find(({ isStandard, endedAt }) => isStandard && !endedAt);
  if (!standard || isOpen(standard.definition, now)) return null;
  const until = new Date(now.getTime() + lookAheadDays * 86_400_000);
  return openStretches(standard.definition, now, until)[0]?.from.toISOString() ?? null;
}
