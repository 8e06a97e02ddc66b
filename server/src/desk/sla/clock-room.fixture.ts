import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import type { HandClock } from "../../kernel/clock.fixture.ts";
import { inSystem, inWorkspace, type Tx } from "../../kernel/database.ts";
import { follow } from "../../kernel/follow.ts";
import { openTestKernel } from "../../kernel/kernel.fixture.ts";
import { createLog } from "../../kernel/log.ts";
import { ringTimers } from "../../kernel/ring-timers.ts";
import { newWorkspace } from "./desk.fixture.ts";
import { slaFollower } from "./follow-events.ts";
import { makePolicy, type PolicySaid } from "./policies.ts";
import { slaTimers } from "./ring.ts";
import { showClocks } from "./show-clocks.ts";

export const olive = { actor: `member:${randomUUID()}`, ip: "", userAgent: "" };
export const monday = new Date("2026-03-02T09:00:00Z");
export const after = (minutes: number) => new Date(monday.getTime() + minutes * 60_000);

export const usual: PolicySaid = {
  name: "Everybody",
  calendarId: null,
  rules: {
    conditions: { channels: [], teamIds: [], tags: [], audience: [] },
    targets: {
      first_response: { low: 120, normal: 60, high: 30, urgent: 15 },
      next_response: { normal: 30, urgent: 10 },
      resolution: { normal: 480 },
    },
    pauseOn: ["pending", "snoozed"],
    warning: { percent: 80 },
  },
};

/** A workspace with clocks, in a database of its own. */
export class ClockRoom {
  readonly at: TestDatabase;
  readonly workspaceId: string;
  readonly #stopping: (() => Promise<void>)[] = [];

  private constructor(at: TestDatabase, workspaceId: string) {
    this.at = at;
    this.workspaceId = workspaceId;
  }

  static async open(): Promise<ClockRoom> {
    const at = await copyDatabase();
    return new ClockRoom(at, await newWorkspace(at.db));
  }

  async close(): Promise<void> {
    await this.stopServers();
    await this.at[Symbol.asyncDispose]();
  }

  here<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return inWorkspace(this.at.db, this.workspaceId, work);
  }

  policy(said: Partial<PolicySaid> = {}, made = after(-60)) {
    return this.here((tx) => makePolicy(tx, this.workspaceId, { ...usual, ...said }, olive, made));
  }

  /** A server that follows events and rings timers. */
  async serve(clock?: HandClock): Promise<void> {
    const running = await openTestKernel(this.at, clock ? { clock } : {});
    const { kernel } = running;
    const following = follow(kernel.db, kernel.wake, createLog("warn"), slaFollower);
    const bell = ringTimers(kernel, slaTimers(kernel));
    this.#stopping.push(async () => {
      await following.stop();
      await bell.stop();
      await running[Symbol.asyncDispose]();
    });
  }

  async stopServers(): Promise<void> {
    for (const stop of this.#stopping.splice(0).reverse()) await stop();
  }

  /** Takes in all events so far, without a server, once those who write elsewhere on the database server are done. */
  async settle(): Promise<void> {
    const { rows } = await this.at.owner.query<{ n: number }>("select count(*)::int as n from desk.event");
    const read = (tx: Tx) => slaFollower.read(tx, { xid: "0", seq: 0 }, 10_000);
    await expect.poll(async () => (await inSystem(this.at.db, read)).length).toBeGreaterThanOrEqual(rows[0]!.n);
    await inSystem(this.at.db, async (tx) => slaFollower.apply(tx, (await read(tx)) as never[]));
  }

  async told(kind: string) {
    const { rows } = await this.at.owner.query<{ kind: string; at: Date; metric: string }>(
      "select kind, at, detail ->> 'metric' as metric from desk.event where kind = $1 order by at, seq",
      [kind],
    );
    return rows;
  }

  clocks(conversationId: string, now = after(0)) {
    return this.here((tx) => showClocks(tx, this.workspaceId, conversationId, now));
  }
}
