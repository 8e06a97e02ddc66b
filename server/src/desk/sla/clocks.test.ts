import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { HandClock } from "../../kernel/clock.fixture.ts";
import { inSystem, inWorkspace, type Tx } from "../../kernel/database.ts";
import { follow } from "../../kernel/follow.ts";
import { openTestKernel, type TestKernel } from "../../kernel/kernel.fixture.ts";
import { createLog } from "../../kernel/log.ts";
import { ringTimers } from "../../kernel/ring-timers.ts";
import type { Definition } from "../calendar/calendar-contract.ts";
import { makeCalendar } from "../calendar/calendars.ts";
import { nextClocks } from "./clock.sql.ts";
import { change, newWorkspace, open, reply, write } from "./desk.fixture.ts";
import { slaFollower } from "./follow-events.ts";
import { changePolicy, makePolicy, type PolicySaid } from "./policies.ts";
import { listReviews } from "./review.sql.ts";
import { slaReviewJob } from "./review.ts";
import { slaTimers } from "./ring.ts";
import { showClocks } from "./show-clocks.ts";

const olive = { actor: `member:${randomUUID()}`, ip: "", userAgent: "" };
const monday = new Date("2026-03-02T09:00:00Z");
const after = (minutes: number) => new Date(monday.getTime() + minutes * 60_000);

let workspaceId: string;
let at: TestDatabase;
const stopping: (() => Promise<void>)[] = [];

beforeEach(async () => {
  at = await copyDatabase();
  workspaceId = await newWorkspace(at.db);
});
afterEach(async () => {
  for (const stop of stopping.splice(0).reverse()) await stop();
  await at[Symbol.asyncDispose]();
});

const here = <T>(work: (tx: Tx) => Promise<T>) => inWorkspace(at.db, workspaceId, work);

const usual: PolicySaid = {
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
const policy = (said: Partial<PolicySaid> = {}, made = after(-60)) =>
  here((tx) => makePolicy(tx, workspaceId, { ...usual, ...said }, olive, made));

/** A server that follows events and rings timers. */
async function serve(clock?: HandClock): Promise<TestKernel> {
  const running = await openTestKernel(at, clock ? { clock } : {});
  const { kernel } = running;
  const following = follow(kernel.db, kernel.wake, createLog("warn"), slaFollower);
  const bell = ringTimers(kernel, slaTimers(kernel));
  stopping.push(async () => {
    await following.stop();
    await bell.stop();
    await running[Symbol.asyncDispose]();
  });
  return running;
}

/** Takes in all events so far, without a server, once those who write elsewhere on the database server are done. */
async function settle(): Promise<void> {
  const { rows: counted } = await at.owner.query<{ n: number }>("select count(*)::int as n from desk.event");
  const read = () => inSystem(at.db, (tx) => slaFollower.read(tx, { xid: "0", seq: 0 }, 10_000));
  await expect.poll(async () => (await read()).length).toBeGreaterThanOrEqual(counted[0]!.n);
  await inSystem(at.db, async (tx) => {
    await slaFollower.apply(tx, (await slaFollower.read(tx, { xid: "0", seq: 0 }, 10_000)) as never[]);
  });
}

const told = async (kind?: string) =>
  (
    await at.owner.query<{ kind: string; at: Date; metric: string; seenAt: Date }>(
      `select kind, at, detail ->> 'metric' as metric from desk.event where kind like 'sla_%' and ($1::text is null or kind = $1) order by at, seq`,
      [kind ?? null],
    )
  ).rows;
const clocks = (conversationId: string, now = after(0)) =>
  here((tx) => showClocks(tx, workspaceId, conversationId, now));

test("a first answer in time is met, and nothing of it restarts when the conversation is reopened", async () => {
  await policy();
  const id = await here((tx) => open(tx, { workspaceId, at: monday }));
  await here((tx) => write(tx, workspaceId, id, monday));
  await here((tx) => reply(tx, workspaceId, id, after(5), "bot:helper"));
  await here((tx) => reply(tx, workspaceId, id, after(40)));
  await here((tx) => change(tx, workspaceId, id, [{ kind: "state", to: "resolved" }], after(50)));
  await here((tx) => write(tx, workspaceId, id, after(100)));
  await settle();

  expect(await clocks(id, after(110))).toMatchObject([
    {
      metric: "first_response",
      state: "stopped",
      elapsedSeconds: 2400,
      stoppedAt: after(40),
      breachedAt: null,
      dueAt: after(60),
    },
    { metric: "resolution", state: "running", elapsedSeconds: 3600, stoppedAt: null, policyName: "Everybody" },
    { metric: "next_response", state: "running", startedAt: after(100), dueAt: after(130), elapsedSeconds: 600 },
  ]);
  expect(await told("sla_met")).toMatchObject([{ metric: "first_response", at: after(40) }]);
  expect((await here((tx) => nextClocks(tx, workspaceId, [id]))).get(id)).toMatchObject({
    metric: "next_response",
    dueAt: after(130),
    paused: false,
  });
});

test("a late answer is found out with the instant at which it became late, though nobody was there to ring", async () => {
  await policy();
  const id = await here((tx) => open(tx, { workspaceId, at: monday }));
  await here((tx) => write(tx, workspaceId, id, monday));
  await here((tx) => reply(tx, workspaceId, id, after(61)));
  await settle();
  await settle();
  expect(await told("sla_breached")).toMatchObject([{ metric: "first_response", at: after(60) }]);
  expect(await told("sla_met")).toEqual([]);
});

test("a waiting customer pauses the clocks, and a raised priority counts what has passed", async () => {
  await policy();
  const id = await here((tx) => open(tx, { workspaceId, at: monday, priority: "low" }));
  await here((tx) => write(tx, workspaceId, id, monday));
  await here((tx) => change(tx, workspaceId, id, [{ kind: "state", to: "pending" }], after(10)));
  await settle();
  expect(await clocks(id, after(100))).toMatchObject([{ state: "paused", dueAt: null, elapsedSeconds: 600 }, {}]);
  expect((await here((tx) => nextClocks(tx, workspaceId, [id]))).get(id)).toMatchObject({ paused: true, dueAt: null });

  await here((tx) => change(tx, workspaceId, id, [{ kind: "state", to: "open" }], after(110)));
  await here((tx) => change(tx, workspaceId, id, [{ kind: "priority", to: "urgent" }], after(113)));
  await settle();
  expect((await clocks(id, after(113)))[0]).toMatchObject({
    dueAt: after(115),
    targetMinutes: 15,
    elapsedSeconds: 780,
  });

  await here((tx) => change(tx, workspaceId, id, [{ kind: "priority", to: "normal" }], after(114)));
  await settle();
  const terms = (await clocks(id, after(114)))[0]!.terms.map(({ minutes }) => minutes);
  expect(terms).toEqual([120, 15, 60]);
  expect((await clocks(id))[0]).toMatchObject({ dueAt: after(160) });
});

test("a target that is lowered below what has passed is missed at that moment, not in the past", async () => {
  await policy();
  const id = await here((tx) => open(tx, { workspaceId, at: monday, priority: "low" }));
  await here((tx) => write(tx, workspaceId, id, monday));
  await here((tx) => change(tx, workspaceId, id, [{ kind: "priority", to: "urgent" }], after(50)));
  await here((tx) => reply(tx, workspaceId, id, after(51)));
  await settle();
  expect(await told("sla_breached")).toMatchObject([{ metric: "first_response", at: after(50) }]);
});

test("the first policy that fits holds: by channel, tag, and none before it was made", async () => {
  await policy({
    name: "Mail",
    rules: { ...usual.rules, conditions: { ...usual.rules.conditions, channels: ["email"] } },
  });
  await policy({ name: "Gold", rules: { ...usual.rules, conditions: { ...usual.rules.conditions, tags: ["gold"] } } });
  await policy({ name: "Later" }, after(30));
  const [gold, mail, early] = await here(async (tx) => [
    await open(tx, { workspaceId, at: monday, tags: ["gold"] }),
    await open(tx, { workspaceId, at: monday, channel: "email", tags: ["gold"] }),
    await open(tx, { workspaceId, at: monday }),
  ]);
  await settle();
  expect((await clocks(gold!))[0]).toMatchObject({ policyName: "Gold" });
  expect((await clocks(mail!))[0]).toMatchObject({ policyName: "Mail" });
  expect((await clocks(early!))[0]).toMatchObject({ policyName: null, dueAt: null });
  await here((tx) => change(tx, workspaceId, early!, [{ kind: "tags", add: ["vip"], remove: [] }], after(40)));
  await settle();
  expect((await clocks(early!))[0]).toMatchObject({ policyName: "Later", dueAt: after(480) });
});

const nineToFive: Definition = {
  timeZone: "UTC",
  hours: { mon: [["09:00", "10:00"]], tue: [["09:00", "10:00"]] },
  holidays: [],
  holidayNames: {},
  breaks: {},
  shifts: {},
};

test("a changed policy or calendar moves the clocks that run, with progress, and leaves what is done alone", async () => {
  const calendar = await here((tx) =>
    makeCalendar(tx, workspaceId, { name: "Short", definition: nineToFive, isStandard: false }, olive, after(-60)),
  );
  const { policy: made } = await policy({ calendarId: calendar.calendarId });
  const [runs, done] = await here(async (tx) => [
    await open(tx, { workspaceId, at: monday }),
    await open(tx, { workspaceId, at: monday }),
  ]);
  await here((tx) => write(tx, workspaceId, runs!, monday));
  await here((tx) => write(tx, workspaceId, done!, monday));
  await here((tx) => reply(tx, workspaceId, done!, after(30)));
  await settle();
  expect((await clocks(runs!)).find(({ metric }) => metric === "first_response")).toMatchObject({ dueAt: after(60) });

  const said = { ...usual, calendarId: calendar.calendarId };
  const longer = {
    ...said,
    rules: { ...usual.rules, targets: { ...usual.rules.targets, first_response: { normal: 90 } } },
  };
  const { reviewId } = await here((tx) => changePolicy(tx, workspaceId, made.policyId, longer, olive, after(40)));
  await slaReviewJob({ db: at.db }).run({ workspaceId, reviewId }, new AbortController().signal);

  const tuesday = new Date("2026-03-03T09:30:00Z");
  expect((await clocks(runs!)).find(({ metric }) => metric === "first_response")).toMatchObject({
    dueAt: tuesday,
    targetMinutes: 90,
    elapsedSeconds: 0,
  });
  expect((await clocks(done!)).find(({ metric }) => metric === "first_response")).toMatchObject({
    state: "stopped",
    targetMinutes: 60,
  });
  const [review] = await here((tx) => listReviews(tx, workspaceId, 1));
  expect(review).toMatchObject({ conversations: 2, looked: 2, because: "policy_changed" });
  expect(review!.finishedAt).not.toBeNull();
});

test("warnings and breaches ring with their instants, also late after a restart, once with two servers", async () => {
  const clock = new HandClock(monday);
  await policy();
  await serve(clock);
  const id = await here((tx) => open(tx, { workspaceId, at: monday }));
  await here((tx) => write(tx, workspaceId, id, monday));
  await expect.poll(async () => (await told("sla_started")).length).toBe(2);
  clock.set(after(47));
  await pause(300);
  expect(await told("sla_warned")).toEqual([]);
  clock.set(after(49));
  await expect.poll(() => told("sla_warned")).toMatchObject([{ metric: "first_response", at: after(48) }]);

  for (const stop of stopping.splice(0).reverse()) await stop();
  const later = new HandClock(after(70));
  await Promise.all([serve(later), serve(later)]);
  await expect.poll(() => told("sla_breached")).toMatchObject([{ metric: "first_response", at: after(60) }]);
  await pause(300);
  expect(await told("sla_breached")).toHaveLength(1);
  expect((await clocks(id)).find(({ metric }) => metric === "first_response")).toMatchObject({
    breachedAt: after(60),
    state: "running",
  });
});

test("a breach is told within a second of its instant, by the clock on the wall", async () => {
  const minutes = 3 / 60;
  await policy(
    { rules: { ...usual.rules, targets: { first_response: { normal: minutes } }, warning: null } },
    new Date(Date.now() - 1000),
  );
  await serve();
  await serve();
  const began = Array.from({ length: 20 }, (_, n) => new Date(Date.now() + n * 7));
  await here(async (tx) => {
    for (const one of began) await write(tx, workspaceId, await open(tx, { workspaceId, at: one }), one);
  });
  const written = () =>
    at.owner.query<{ late: number }>(
      `select extract(epoch from to_timestamp(('x' || substr(replace(event_id::text, '-', ''), 1, 12))::bit(48)::bigint / 1000.0) - at) * 1000 as late
       from desk.event where kind = 'sla_breached' order by at`,
    );
  await expect.poll(async () => (await written()).rows.length, { timeout: 20_000 }).toBe(20);
  const late = (await written()).rows.map((row) => Number(row.late)).toSorted((a, b) => a - b);
  console.info(
    `SLA: told ${Math.round(late[10]!)} ms (median), ${Math.round(late.at(-1)!)} ms (at most) after the instant`,
  );
  expect(late.at(-1)).toBeLessThan(1000);
  expect((await told("sla_breached")).map((row) => row.at)).toEqual(began.map((one) => new Date(one.getTime() + 3000)));
});

test("an answer that was sent in time and came late to be known takes the breach back", async () => {
  const clock = new HandClock(after(59));
  await policy();
  const id = await here((tx) => open(tx, { workspaceId, at: monday }));
  await here((tx) => write(tx, workspaceId, id, monday));
  await serve(clock);
  await expect.poll(async () => (await told("sla_warned")).length).toBe(1);
  clock.set(after(61));
  await expect.poll(async () => (await told("sla_breached")).length).toBe(1);
  await here((tx) => reply(tx, workspaceId, id, after(60)));
  await expect.poll(async () => (await told("sla_met")).length).toBe(1);
  expect((await clocks(id)).find(({ metric }) => metric === "first_response")).toMatchObject({
    breachedAt: null,
    state: "stopped",
  });
});
