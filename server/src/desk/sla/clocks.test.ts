import { afterEach, beforeEach, expect, test } from "vitest";
import type { Tx } from "../../kernel/database.ts";
import type { Definition } from "../calendar/calendar-contract.ts";
import { makeCalendar } from "../calendar/calendars.ts";
import { nextClocks } from "./clock.sql.ts";
import { after, ClockRoom, monday, olive, usual } from "./clock-room.fixture.ts";
import { change, open, reply, write } from "./desk.fixture.ts";
import { changePolicy } from "./policies.ts";
import { listReviews } from "./review.sql.ts";
import { slaReviewJob } from "./review.ts";

let room: ClockRoom;
let workspaceId: string;
beforeEach(async () => {
  room = await ClockRoom.open();
  workspaceId = room.workspaceId;
});
afterEach(() => room.close());

const here = <T>(work: (tx: Tx) => Promise<T>) => room.here(work);
const policy = (...said: Parameters<ClockRoom["policy"]>) => room.policy(...said);
const told = (kind: string) => room.told(kind);
const clocks = (...asked: Parameters<ClockRoom["clocks"]>) => room.clocks(...asked);

test("a first answer in time is met, and nothing of it restarts when the conversation is reopened", async () => {
  await policy();
  const id = await here((tx) => open(tx, { workspaceId, at: monday }));
  await here((tx) => write(tx, workspaceId, id, monday));
  await here((tx) => reply(tx, workspaceId, id, after(5), "bot:helper"));
  await here((tx) => reply(tx, workspaceId, id, after(40)));
  await here((tx) => change(tx, workspaceId, id, [{ kind: "state", to: "resolved" }], after(50)));
  await here((tx) => write(tx, workspaceId, id, after(100)));
  await room.settle();

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
  await room.settle();
  await room.settle();
  expect(await told("sla_breached")).toMatchObject([{ metric: "first_response", at: after(60) }]);
  expect(await told("sla_met")).toEqual([]);
});

test("a waiting customer pauses the clocks, and a raised priority counts what has passed", async () => {
  await policy();
  const id = await here((tx) => open(tx, { workspaceId, at: monday, priority: "low" }));
  await here((tx) => write(tx, workspaceId, id, monday));
  await here((tx) => change(tx, workspaceId, id, [{ kind: "state", to: "pending" }], after(10)));
  await room.settle();
  expect(await clocks(id, after(100))).toMatchObject([{ state: "paused", dueAt: null, elapsedSeconds: 600 }, {}]);
  expect((await here((tx) => nextClocks(tx, workspaceId, [id]))).get(id)).toMatchObject({ paused: true, dueAt: null });

  await here((tx) => change(tx, workspaceId, id, [{ kind: "state", to: "open" }], after(110)));
  await room.settle();
  expect(await told("sla_changed")).toMatchObject([{ metric: "first_response", at: after(110) }]);
  await here((tx) => change(tx, workspaceId, id, [{ kind: "priority", to: "urgent" }], after(113)));
  await room.settle();
  expect((await clocks(id, after(113)))[0]).toMatchObject({
    dueAt: after(115),
    targetMinutes: 15,
    elapsedSeconds: 780,
  });

  await here((tx) => change(tx, workspaceId, id, [{ kind: "priority", to: "normal" }], after(114)));
  await room.settle();
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
  await room.settle();
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
  await room.settle();
  expect((await clocks(gold!))[0]).toMatchObject({ policyName: "Gold" });
  expect((await clocks(mail!))[0]).toMatchObject({ policyName: "Mail" });
  expect((await clocks(early!))[0]).toMatchObject({ policyName: null, dueAt: null });
  await here((tx) => change(tx, workspaceId, early!, [{ kind: "tags", add: ["vip"], remove: [] }], after(40)));
  await room.settle();
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
  await room.settle();
  expect((await clocks(runs!)).find(({ metric }) => metric === "first_response")).toMatchObject({ dueAt: after(60) });

  const said = { ...usual, calendarId: calendar.calendarId };
  const longer = {
    ...said,
    rules: { ...usual.rules, targets: { ...usual.rules.targets, first_response: { normal: 90 } } },
  };
  const { reviewId } = await here((tx) => changePolicy(tx, workspaceId, made.policyId, longer, olive, after(40)));
  await slaReviewJob({ db: room.at.db }).run({ workspaceId, reviewId }, new AbortController().signal);

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
