import type * as z from "zod";
import { inWorkspace } from "../../kernel/database.ts";
import { cursorOf, type Position } from "../../kernel/follow.ts";
import type { TailEvent } from "../../kernel/tail-event.ts";
import { type VisitorSeen, visitorSignal } from "../signals.ts";
import type { Admitted } from "./admit-visitor.ts";
import { startOf } from "./device.ts";
import { TooMuch } from "./door-answers.ts";
import { hear } from "./hear.ts";
import type { Hub } from "./hub.ts";
import { missedBy } from "./passages.ts";
import { closeCodes, type PollAnswer, type pollRequest, type ServerFrame } from "./protocol.ts";
import type { Speaker } from "./speaker.ts";
import { audienceOf, subjectOf } from "./visitor.ts";

const mostFrames = 200;

/** Does for a network without WebSocket what a socket does: takes frames, and waits for those that come. */
export async function poll(
  hub: Hub,
  admitted: Admitted,
  { after, frames: sent, waitSeconds }: z.output<typeof pollRequest>,
  gone: AbortSignal,
): Promise<PollAnswer> {
  const { visitor, chat, threadIds, settled } = admitted;
  const wait = hub.rates.polls.take(visitor.visitorId, Date.now());
  if (wait > 0) throw new TooMuch(wait);
  announceVisitor(hub, admitted);
  const { workspaceId, channelId } = visitor;
  const of = { workspaceId, audience: audienceOf(visitor) };
  const frames: ServerFrame[] = [];
  const speaker: Speaker = {
    visitor,
    chat,
    heardAt: 0,
    reply: (frame) => frames.push(frame),
    end: (code, sentence) => frames.push({ kind: "bye", code: closeCodes[code], sentence }),
  };
  await Promise.all(sent.map((frame) => hear(hub, speaker, Buffer.from(JSON.stringify(frame)), true)));

  const missed = await inWorkspace(hub.kernel.db, workspaceId, (tx) =>
    missedBy(tx, of, startOf(after, settled), mostFrames, hub.kernel.clock.now()),
  );
  frames.push(...missed.events.map(({ position, data }) => withCursor(cursorOf(position), data)));
  let cursor = cursorOf(missed.reached);
  if (frames.length === 0 && waitSeconds > 0) {
    const come = await waitFor(hub, { ...of, channelId }, missed.reached, waitSeconds, gone);
    frames.push(...come.frames);
    cursor = come.cursor;
  }
  // How things stand is said each time: what was said between two polls was said to nobody.
  return { frames: [...frames, ...hub.notices.latest({ workspaceId, channelId }, threadIds)], cursor };
}

/** Waits for the first frames that come, or for the time to pass, or for the asker to go. */
function waitFor(
  hub: Hub,
  { workspaceId, channelId, audience }: { workspaceId: string; channelId: string; audience: string },
  from: Position,
  seconds: number,
  gone: AbortSignal,
): Promise<PollAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PollAnswer>();
  const cursor = cursorOf(from);
  const showEvents = (events: readonly TailEvent[]) => {
    const frames = events.map((event) => withCursor(event.cursor, event.data));
    if (frames.length > 0) resolve({ frames, cursor: events.at(-1)!.cursor });
  };
  const stopTail = hub.kernel.tails.listen(hub.passages, {
    workspaceId,
    key: audience,
    from,
    catchUp: (tx, after, limit) => missedBy(tx, { workspaceId, audience }, after, limit, hub.kernel.clock.now()),
    hear: showEvents,
    full: () => false,
    fail: reject,
  });
  const stopNotices = hub.notices.add({
    workspaceId,
    channelId,
    audience,
    show: (frame) => resolve({ frames: [frame], cursor }),
  });
  const nothing = () => resolve({ frames: [], cursor });
  const timer = setTimeout(nothing, seconds * 1000);
  gone.addEventListener("abort", nothing);
  return promise.finally(() => {
    clearTimeout(timer);
    stopTail();
    stopNotices();
  });
}

function withCursor(cursor: string, data: unknown): ServerFrame {
  return { ...(data as object), cursor } as ServerFrame;
}

function announceVisitor(hub: Hub, { visitor, threadIds }: Admitted): void {
  const { workspaceId, channelId, visitorId } = visitor;
  const subjectId = subjectOf(visitor);
  const seen: VisitorSeen = { workspaceId, channelId, visitorId, subjectId, threadIds, online: true };
  hub.kernel.signals.send(visitorSignal, seen);
}
