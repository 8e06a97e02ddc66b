import type { Kernel } from "../../kernel/assemble.ts";
import { type Notice, noticeSignal } from "../signals.ts";
import type { Audiences } from "./audiences.ts";
import type { Presence, ServerFrame } from "./protocol.ts";

type Presented = Extract<Notice, { kind: "presence" }>;

const mostRemembered = 20_000;
const showAllEveryMilliseconds = 1000;

/** Somebody who is shown what is of the moment. */
export interface Onlooker {
  workspaceId: string;
  channelId: string;
  audience: string;
  show: (frame: ServerFrame) => void;
}

/** Shows visitors what the desk says of the moment: who is there, who types, how long it takes. */
export class Notices {
  readonly #audiences: Audiences;
  readonly #log: Kernel["log"];
  readonly #onlookers = new Map<string, Set<Onlooker>>();
  /** The latest of each thread and each chat, for those who come later. */
  readonly #latest = new Map<string, Presence>();
  readonly #waiting = new Map<string, Presented>();
  readonly #shownAt = new Map<string, number>();

  constructor(kernel: Kernel, audiences: Audiences) {
    this.#audiences = audiences;
    this.#log = kernel.log;
    kernel.signals.on<Notice>(noticeSignal, (notice) => {
      this.#hear(notice).catch((error) => this.#log.warn({ err: error }, "a notice reached no visitor"));
    });
  }

  /** Lets somebody see from now on; returns the way to stop. */
  add(onlooker: Onlooker): () => void {
    const key = `${onlooker.workspaceId} ${onlooker.audience}`;
    const beside = this.#onlookers.get(key) ?? new Set();
    this.#onlookers.set(key, beside.add(onlooker));
    return () => {
      beside.delete(onlooker);
      if (beside.size === 0 && this.#onlookers.get(key) === beside) this.#onlookers.delete(key);
    };
  }

  /** How things stand, as far as it was heard: of the chat, and of these threads. */
  latest(
    { workspaceId, channelId }: Pick<Onlooker, "workspaceId" | "channelId">,
    threadIds: readonly string[],
  ): Presence[] {
    const ofChat = this.#latest.get(`${workspaceId} ${channelId}`) ?? this.#latest.get(`${workspaceId} `);
    const ofThreads = threadIds.map((threadId) => this.#latest.get(`${workspaceId} ${threadId}`));
    return [ofChat, ...ofThreads].filter((presence) => presence !== undefined);
  }

  async #hear(notice: Notice): Promise<void> {
    // The desk says how things stand to each who comes; the others know it already.
    if (notice.kind === "presence" && !this.#isNews(notice)) return;
    const { workspaceId, threadId } = notice;
    if (notice.kind === "presence" && notice.threadId === null) return this.#showAllSoon(notice);
    if (threadId === null) return;
    // Most notices are of threads that nobody of this process looks at; then nobody asks whose they are.
    if (this.#onlookers.size === 0) return;
    const audience = await this.#audiences.of(workspaceId, threadId);
    for (const onlooker of this.#onlookers.get(`${workspaceId} ${audience}`) ?? []) onlooker.show(frameOf(notice));
  }

  /** What is for every visitor is said at once, and then once a second at most: there may be thousands. */
  #showAllSoon(notice: Presented): void {
    const key = keyOf(notice);
    const isWaiting = this.#waiting.has(key);
    this.#waiting.set(key, notice);
    if (isWaiting) return;
    const wait = (this.#shownAt.get(key) ?? 0) + showAllEveryMilliseconds - Date.now();
    if (wait <= 0) this.#showWaiting(key);
    else setTimeout(() => this.#showWaiting(key), wait).unref();
  }

  #showWaiting(key: string): void {
    const notice = this.#waiting.get(key);
    this.#waiting.delete(key);
    this.#shownAt.set(key, Date.now());
    if (notice) this.#showAll(notice);
  }

  #showAll(notice: Presented): void {
    const frame = frameOf(notice);
    for (const group of this.#onlookers.values()) {
      for (const onlooker of group) {
        const isMeant = (notice.channelId ?? onlooker.channelId) === onlooker.channelId;
        if (isMeant && onlooker.workspaceId === notice.workspaceId) onlooker.show(frame);
      }
    }
  }

  #isNews(notice: Presented): boolean {
    const key = keyOf(notice);
    const presence = presenceOf(notice);
    const isNews = JSON.stringify(this.#latest.get(key)) !== JSON.stringify(presence);
    this.#latest.delete(key);
    this.#latest.set(key, presence);
    const oldest = this.#latest.keys().next().value;
    if (this.#latest.size > mostRemembered && oldest !== undefined) this.#latest.delete(oldest);
    return isNews;
  }
}

function keyOf({ workspaceId, threadId, channelId }: Presented): string {
  return `${workspaceId} ${threadId ?? channelId ?? ""}`;
}

function frameOf(notice: Notice): ServerFrame {
  if (notice.kind === "presence") return presenceOf(notice);
  const { kind, threadId, author, typing } = notice;
  return { kind, threadId, author, typing };
}

function presenceOf({ threadId, online, agents, expectedReplyMinutes, backAt, queue }: Presented): Presence {
  return { kind: "presence", threadId, online, agents, expectedReplyMinutes, backAt, queue };
}
