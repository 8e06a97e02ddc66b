import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { subjectData } from "../../desk/subject-data.ts";
import { systemClock } from "../../kernel/clock.ts";
import { readConfig } from "../../kernel/config.ts";
import { inWorkspace } from "../../kernel/database.ts";
import type { ServiceMetricKey } from "../contract.ts";
import { drillDown, type Part } from "./drill-down.ts";
import type { Wanted } from "./gather.ts";
import { serviceMetrics } from "./metrics.ts";
import { periodOf } from "./period.ts";
import { serviceReport } from "./report.ts";
import { liveThroughWeek, on, type Week } from "./week.fixture.ts";

let at: TestDatabase;
let week: Week;
beforeAll(async () => {
  at = await copyDatabase();
  week = await liveThroughWeek(at);
});
afterAll(() => at[Symbol.asyncDispose]());

const later = new Date("2026-06-01T00:00:00Z");
const sevenDays = periodOf("2026-03-02", "2026-03-08", "UTC");
const eightDays = periodOf("2026-03-02", "2026-03-09", "UTC");
const usual: Wanted = { targetSeconds: 120, asOf: later };

const report = (wanted: Partial<Wanted> = {}, period = eightDays) =>
  inWorkspace(at.db, week.workspaceId, (tx) => serviceReport(tx, week.workspaceId, period, { ...usual, ...wanted }));
const number = async (key: ServiceMetricKey, wanted: Partial<Wanted> = {}, period = eightDays) =>
  (await report(wanted, period)).metrics.find(({ metric }) => metric === key)!;
const behind = (key: string, part: Partial<Part> = {}, wanted: Partial<Wanted> = {}, period = eightDays) =>
  inWorkspace(at.db, week.workspaceId, (tx) =>
    drillDown(tx, week.workspaceId, key, period, { ...usual, ...wanted }, { offset: 0, limit: 200, ...part }),
  );

test("first response: from the customer's first message to a human's reply, on the day of the reply", async () => {
  const weekend = (64 * 60 + 20) * 60;
  expect(await number("first_response_time")).toMatchObject({
    n: 2,
    median: (1200 + weekend) / 2,
    human: { n: 2 },
    bot: { n: 2, median: 60 },
    business: { n: 2, median: 1200, p90: 1200 },
  });
  expect(await number("first_response_time", {}, sevenDays)).toMatchObject({ n: 1, median: 1200 });
  const { items } = await behind("first_response_time");
  expect(items.map(({ conversationId }) => conversationId)).toEqual([week.overWeekend, week.returned]);
  expect(items[0]).toMatchObject({ value: weekend, business: 1200, at: on("mon8", "09:10") });
});

test("a conversation that we began has no first response, and a reopening begins none anew", async () => {
  const { items } = await behind("first_response_time", { by: "human" });
  expect(items.filter(({ conversationId }) => conversationId === week.begunByUs)).toEqual([]);
  expect(items.filter(({ conversationId }) => conversationId === week.returned)).toHaveLength(1);
});

test("next response: each run of messages that nobody had answered, whoever began", async () => {
  const values = (await behind("next_response_time", {}, {}, sevenDays)).items.map(({ value }) => value);
  expect(values).toEqual([3600, 1800, 1200, 1200]);
  expect(await number("next_response_time", {}, sevenDays)).toMatchObject({ n: 4, median: 1500, bot: { n: 2 } });
});

test("resolution: first and full, with what was waited for", async () => {
  expect(await number("first_resolution_time")).toMatchObject({
    n: 3,
    median: 1800,
    human: { n: 2, median: 2700 },
    bot: { n: 1, median: 300 },
  });
  const [longest] = (await behind("full_resolution_time")).items;
  expect(longest).toMatchObject({ conversationId: week.returned, value: 50 * 3600, business: 18 * 3600 });
  const waits = await Promise.all(
    (["requester_wait_time", "agent_wait_time", "on_hold_time"] as const).map((key) => behind(key)),
  );
  const ofReturned = waits.map(
    ({ items }) => items.find(({ conversationId }) => conversationId === week.returned)!.value,
  );
  expect(ofReturned).toEqual([50 * 60 + 3600, 600, 0]);
});

test("first-contact resolution looks past the period and asks nothing before its days are over", async () => {
  const mondayOnly = periodOf("2026-03-02", "2026-03-02", "UTC");
  expect(await number("first_contact_resolution_1", {}, mondayOnly)).toMatchObject({ n: 1, value: 1 });
  expect(await number("first_contact_resolution_3", {}, mondayOnly)).toMatchObject({ n: 1, value: 0 });
  expect(await number("first_contact_resolution_7")).toMatchObject({ n: 3, value: 2 / 3 });
  expect(await number("first_contact_resolution_7", { asOf: on("fri", "00:00") })).toMatchObject({ n: 0, value: null });
  expect((await behind("first_contact_resolution_7", { hit: false })).items).toMatchObject([
    { conversationId: week.returned },
  ]);
});

test("reopenings, transfers and touches, for each resolved conversation", async () => {
  expect(await number("reopen_rate")).toMatchObject({ n: 3, value: 1 / 3 });
  expect(await number("transfers")).toMatchObject({ n: 3, value: 1 / 3, median: 0 });
  expect(await number("touches")).toMatchObject({ n: 3, value: 2 / 3 });
});

test("handling counts what one did at once a single time, and the wrap-up; occupancy is of the available", async () => {
  expect(await number("handle_time")).toMatchObject({ n: 1, median: 18 * 60 });
  expect(await number("occupancy")).toMatchObject({ n: 1, value: 0.25 });
});

test("service level counts those who left too late to be answered, abandonment those who were queued", async () => {
  expect(await number("service_level")).toMatchObject({ n: 3, value: 0 });
  expect(await number("service_level", { targetSeconds: 1200 })).toMatchObject({ n: 3, value: 1 / 3 });
  expect(await number("service_level", { targetSeconds: 3600 })).toMatchObject({ n: 2, value: 0.5 });
  expect(await number("abandonment")).toMatchObject({ n: 1, value: 1 });
});

test("of an SLA clock, what was said last counts", async () => {
  expect(await number("sla_attainment")).toMatchObject({ n: 2, value: 0.5 });
  expect(await number("sla_attainment", { asOf: on("tue", "00:00") })).toMatchObject({ n: 2, value: 1 });
});

test("the backlog of each day, with its age, and what of it is unanswered", async () => {
  const backlog = await number("backlog");
  expect(backlog.series.map(({ n }) => n)).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
  expect((await number("unanswered")).series.map(({ n }) => n)).toEqual([0, 0, 0, 0, 1, 1, 1, 0]);
  expect(await number("backlog", { asOf: on("wed", "10:30") })).toMatchObject({ n: 2, value: 2 });
});

test("contacts are of people: what we began is none, and coming back is another", async () => {
  expect(await number("contacts_per_person")).toMatchObject({ n: 5, value: 5 / 4 });
});

test("filters look at the channel, and at the assignee at that instant", async () => {
  expect(await number("next_response_time", { channel: "email" })).toMatchObject({ n: 1, median: 3600 });
  const { ben } = await import("./week.fixture.ts");
  expect(await number("next_response_time", { assigneeId: ben })).toMatchObject({ n: 2 });
});

test("as of a day, nothing later is looked at", async () => {
  const then = { asOf: on("tue", "00:00") };
  expect(await number("full_resolution_time", then)).toMatchObject({ n: 1, median: 3600 });
  expect(await number("reopen_rate", then)).toMatchObject({ n: 1, value: 0 });
  expect((await number("backlog", then)).series.map(({ n }) => n)).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);
});

test("behind every number, and every day of it, are as many entries as it says", async () => {
  for (const wanted of [{}, { asOf: on("wed", "10:30") }, { channel: "chat" }]) {
    const { metrics } = await report(wanted);
    for (const { metric, n, series, human, bot } of metrics) {
      expect((await behind(metric, {}, wanted)).total, metric).toBe(n);
      expect((await behind(metric, { by: "human" }, wanted)).total, metric).toBe(human.n);
      expect((await behind(metric, { by: "bot" }, wanted)).total, metric).toBe(bot.n);
      for (const day of series)
        expect((await behind(metric, { date: day.date }, wanted)).total, `${metric} ${day.date}`).toBe(day.n);
    }
  }
  expect(serviceMetrics).toHaveLength(22);
});

test("an erasure leaves every number standing", async () => {
  const before = await report();
  const whose = { workspaceId: week.workspaceId, personIds: [week.ann], identifiers: [] };
  const spans = [{ subjectId: week.ann, from: null, until: null }];
  await inWorkspace(at.db, week.workspaceId, (tx) =>
    subjectData.erase(tx, { ...whose, spans }, { config: readConfig({}), clock: systemClock }),
  );
  const left = await at.owner.query("select from desk.message where author like $1", [`customer:${week.ann}`]);
  expect(left.rows).toEqual([]);
  expect((await report()).metrics).toEqual(before.metrics);
});

test("who was merged counts as one person", async () => {
  const { items } = await behind("contacts_per_person");
  const personOf = (id: string) => items.find(({ conversationId }) => conversationId === id)!.personId;
  await at.owner.query(
    `insert into people.holding (workspace_id, subject_id, valid_from, valid_until, person_id) values ($1, $2, '-infinity', 'infinity', $3)`,
    [week.workspaceId, personOf(week.overWeekend), personOf(week.abandoned)],
  );
  expect(await number("contacts_per_person")).toMatchObject({ n: 5, value: 5 / 3 });
});
