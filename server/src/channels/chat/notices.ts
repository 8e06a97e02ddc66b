import type { Kernel } from "../../kernel/assemble.ts";
import { type Notice, noticeSignal } from "../signals.ts";
import type { Audiences } from "./audiences.ts";
import type { Presence, ServerFrame } from "./protocol.ts";

type Presented = Extract<Notice, { kind: "presence" }>;

const mostRemembered = 20_000;

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
    const { workspaceId, threadId } = notice;
    if (notice.kind === "presence") this.#remember(notice);
    if (notice.kind === "presence" && notice.threadId === null) return this.#showAll(notice);
    if (threadId === null) return;
    // Most notices are of threads that nobody of this process looks at; then nobody asks whose they are.
    if (this.#onlookers.size === 0) return;
    const audience = await this.#audiences.of(workspaceId, threadId);
    for (const onlooker of this.#onlookers.get(`${workspaceId} ${audience}`) ?? []) onlooker.show(frameOf(notice));
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

  #remember(notice: Presented): void {
    const key = `${notice.workspaceId} ${notice.threadId ?? notice.channelId ?? ""}`;
    this.#latest.delete(key);
    this.#latest.set(key, presenceOf(notice));
    const oldest = this.#latest.keys().next().value;
    if (this.#latest.size > mostRemembered && oldest !== undefined) this.#latest.delete(oldest);
  }
}

function frameOf(notice: Notice): ServerFrame {
  if (notice.kind === "presence") return presenceOf(notice);
  const { kind, threadId, author, typing } = notice;
  return { kind, threadId, author, typing };
}

function presenceOf({ threadId, online, agents, expectedReplyMinutes, backAt, queue }: Presented): Presence {
  return { kind: "presence", threadId, online, agents, expectedReplyMinutes, backAt, queue };
}
