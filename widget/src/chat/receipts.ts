import type { ServerFrame } from "../../../server/src/channels/contract.ts";
import { newestUnread, withRead } from "./reading.ts";
import type { Core } from "./sending.ts";

const TYPING_MS = 10_000;

export interface Receipts {
  heard(frame: ServerFrame): void;
  /** The visitor sees a thread up to its newest message. */
  read(threadId: string): void;
  /** Says again what may have been lost with the last connection. */
  repeat(): void;
}

/** Tells the company what has arrived and what was read, and lets a typist whose end was not heard fall silent. */
export function openReceipts(core: Core): Receipts {
  const arrived = new Map<string, string>();
  const seen = new Map<string, string>();
  const typists = new Map<string, ReturnType<typeof setTimeout>>();

  // Several that come at once are told by the last of them, which means all before it.
  function tellArrived(threadId: string, messageId: string): void {
    if (arrived.size === 0) queueMicrotask(tellAll);
    arrived.set(threadId, messageId);
  }

  function tellAll(): void {
    for (const [threadId, upTo] of arrived) core.send({ kind: "delivered", threadId, upTo });
    arrived.clear();
  }

  function expectEnd(frame: ServerFrame & { kind: "typing" }): void {
    clearTimeout(typists.get(frame.threadId));
    if (!frame.typing) return;
    const silence = () => {
      const { threads } = core.state();
      const thread = threads[frame.threadId];
      if (!thread) return;
      core.update({ ...core.state(), threads: { ...threads, [frame.threadId]: { ...thread, typing: null } } });
    };
    typists.set(frame.threadId, setTimeout(silence, TYPING_MS));
  }

  return {
    heard(frame) {
      if (frame.kind === "typing") expectEnd(frame);
      if (frame.kind !== "message" || frame.message.direction !== "out") return;
      if (frame.message.state === "sent") tellArrived(frame.message.threadId, frame.message.messageId);
    },
    read(threadId) {
      const thread = core.state().threads[threadId];
      if (!thread || thread.messages.length === 0) return;
      const newest = newestUnread(thread);
      if (newest) {
        seen.set(threadId, newest.messageId);
        core.send({ kind: "read", threadId, upTo: newest.messageId });
      }
      if (newest || thread.unread > 0) core.update(withRead(core.state(), threadId));
    },
    repeat() {
      for (const [threadId, upTo] of seen) core.send({ kind: "read", threadId, upTo });
    },
  };
}
