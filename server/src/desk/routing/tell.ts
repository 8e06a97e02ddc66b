import { type Notice, noticeSignal, type VisitorSeen, visitorSignal } from "../../channels/public.ts";
import type { Kernel } from "../../kernel/assemble.ts";
import { inSystem, inWorkspace } from "../../kernel/database.ts";
import { answersAlone, threadsIn, threadsWaiting, workspacesWatched } from "./notice.sql.ts";
import { readNotices } from "./notice.ts";

/** Whoever is so far back is told their place when they come and when they move on, not every time. */
const mostTold = 50;
const tellEveryMilliseconds = 5000;
const tellAgainMilliseconds = 60_000;

/** One server tells those who wait, and says so to the others. */
const toldSignal = "desk.told";

/** Tells visitors how things stand: who is there, their place in the queue, how long it takes. */
export class Teller {
  readonly #kernel: Kernel;
  /** What was told last, by thread: what is the same is told again after a minute only. */
  #told = new Map<string, { text: string; at: number }>();
  /** When those who wait in a workspace were last told, by any server. */
  readonly #turns = new Map<string, number>();
  #lastTurn = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Answers every visitor who comes; returns the way to stop. */
  answer(): () => void {
    const { signals, clock } = this.#kernel;
    const deaf = signals.on<{ workspaceId: string }>(toldSignal, ({ workspaceId }) =>
      this.#turns.set(workspaceId, clock.now().getTime()),
    );
    const alone = signals.on<VisitorSeen>(visitorSignal, ({ workspaceId, visitorId, threadIds, online }) => {
      if (online) this.#tell(workspaceId, threadIds, visitorId).catch((error) => this.#lost(error));
    });
    return () => {
      deaf();
      alone();
    };
  }

  /** Tells those to whom somebody has just been given. */
  async tellGiven(workspaceId: string, conversationIds: readonly string[]): Promise<void> {
    const { db } = this.#kernel;
    const threads = await inWorkspace(db, workspaceId, (tx) => threadsIn(tx, workspaceId, conversationIds));
    if (threads.length > 0) await this.#tell(workspaceId, threads);
  }

  /** Tells those who wait, workspace by workspace, every five seconds by one of all servers. */
  async tellWaiting(): Promise<void> {
    const { clock, db, signals } = this.#kernel;
    const now = clock.now().getTime();
    if (now - this.#lastTurn < tellEveryMilliseconds) return;
    this.#lastTurn = now;
    for (const workspaceId of await inSystem(db, workspacesWatched)) {
      if (now - (this.#turns.get(workspaceId) ?? 0) < tellEveryMilliseconds) continue;
      signals.send(toldSignal, { workspaceId });
      const threads = await inWorkspace(db, workspaceId, (tx) => threadsWaiting(tx, workspaceId, mostTold));
      await this.#tell(workspaceId, threads);
    }
  }

  async #tell(workspaceId: string, threadIds: readonly string[], visitorId?: string): Promise<void> {
    const now = this.#kernel.clock.now();
    const notices = await inWorkspace(this.#kernel.db, workspaceId, async (tx) => {
      // Every server hears that a visitor came; one of them answers.
      if (visitorId && !(await answersAlone(tx, visitorId))) return [];
      return readNotices(tx, workspaceId, threadIds, now);
    });
    for (const notice of notices) {
      if (visitorId || this.#isNew(notice, now.getTime())) this.#kernel.signals.send(noticeSignal, notice);
    }
  }

  #isNew(notice: Notice, at: number): boolean {
    const key = `${notice.workspaceId} ${notice.threadId ?? ""}`;
    const text = JSON.stringify(notice);
    const before = this.#told.get(key);
    if (before?.text === text && at - before.at < tellAgainMilliseconds) return false;
    if (this.#told.size > 10_000) this.#told = new Map();
    this.#told.set(key, { text, at });
    return true;
  }

  #lost(error: Error): void {
    this.#kernel.log.warn({ err: error }, "a visitor was not told how things stand");
  }
}
