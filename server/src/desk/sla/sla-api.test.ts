import { afterAll, beforeAll, expect, test } from "vitest";
import { capabilities } from "../../capabilities.ts";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { inWorkspace } from "../../kernel/database.ts";
import { ask, type RunningServer, startServer } from "../../server.fixture.ts";
import { open, write } from "./desk.fixture.ts";

let at: TestDatabase;
let running: RunningServer;
beforeAll(async () => {
  at = await copyDatabase();
  running = await startServer(at, { capabilities });
});
afterAll(async () => {
  await running.stop();
  await at[Symbol.asyncDispose]();
});

const call = <Body>(method: string, path: string, body?: unknown) =>
  ask<Body>(running.url, method, `/api/workspaces/${running.owner.workspaceId}${path}`, {
    cookie: running.owner.cookie,
    body,
  });

interface WeekShown {
  openMinutes: number;
  days: object[];
}
interface Named {
  name: string;
}
interface PolicyMade {
  policy: Named & { policyId: string };
}

const definition = {
  timeZone: "Europe/Berlin",
  hours: {
    mon: [
      ["09:00", "12:00"],
      ["13:00", "17:00"],
    ],
    fri: [["22:00", "06:00"]],
  },
  holidays: ["2026-03-09"],
  holidayNames: { "2026-03-09": "Works outing" },
};

test("a calendar shows the week it would make, is made, changed, used and removed", async () => {
  const week = await call<WeekShown>("POST", "/calendar-previews", { definition, from: "2026-03-02" });
  expect(week.body.openMinutes).toBe(420 + 480);
  expect(week.body.days[0]).toMatchObject({ date: "2026-03-02", openMinutes: 420, holiday: null });
  expect(week.body.days[5]).toMatchObject({ date: "2026-03-07", openMinutes: 360 });
  const holiday = await call<WeekShown>("POST", "/calendar-previews", { definition, from: "2026-03-09" });
  expect(holiday.body.days[0]).toMatchObject({ holiday: "Works outing", open: [] });

  const wrong = await call("POST", "/calendars", {
    name: "Wrong",
    definition: { ...definition, timeZone: "Mars/Base" },
  });
  expect(wrong.status).toBe(400);
  const made = await call<{ calendarId: string }>("POST", "/calendars", { name: "Office", definition });
  expect(made).toMatchObject({ status: 201, body: { name: "Office", isStandard: true } });
  const second = await call<{ calendarId: string }>("POST", "/calendars", {
    name: "Nights",
    definition,
    isStandard: true,
  });
  const renamed = await call("PUT", `/calendars/${made.body.calendarId}`, { name: "The office", definition });
  expect(renamed.body).toMatchObject({ reviewId: null, calendar: { name: "The office", isStandard: false } });
  const list = await call<Named[]>("GET", "/calendars");
  expect(list.body.map(({ name }) => name)).toEqual(["Nights", "The office"]);

  const policy = await call("POST", "/sla-policies", {
    name: "All",
    calendarId: second.body.calendarId,
    rules: { targets: { first_response: { normal: 60 } } },
  });
  expect(policy).toMatchObject({
    status: 201,
    body: { policy: { rules: { pauseOn: ["pending", "snoozed"], warning: { percent: 80 } } } },
  });
  expect((await call("DELETE", `/calendars/${second.body.calendarId}`)).status).toBe(409);
  expect((await call("DELETE", `/calendars/${made.body.calendarId}`)).status).toBe(200);
  expect((await call("DELETE", `/calendars/${made.body.calendarId}`)).status).toBe(404);
});

test("policies are previewed, ordered, changed and removed, and a conversation shows its clocks", async () => {
  const { workspaceId } = running.owner;
  const began = new Date(Date.now() - 3_600_000);
  const id = await inWorkspace(at.db, workspaceId, async (tx) => {
    const made = await open(tx, { workspaceId, at: began, tags: ["gold"] });
    await write(tx, workspaceId, made, began);
    return made;
  });
  const rules = {
    conditions: { tags: ["gold"] },
    targets: { first_response: { normal: 30 }, resolution: { normal: 120 } },
  };
  const preview = await call("POST", "/sla-policy-previews", { name: "Gold", calendarId: null, rules });
  expect(preview.body).toMatchObject({ looked: 1, matching: 1, late: 1, examples: [{ conversationId: id }] });

  const gold = await call<PolicyMade>("POST", "/sla-policies", { name: "Gold", calendarId: null, rules });
  const [first] = (await call<PolicyMade["policy"][]>("GET", "/sla-policies")).body;
  const order = [gold.body.policy.policyId, first!.policyId];
  expect((await call("PUT", "/sla-policy-order", { policyIds: order.slice(1) })).status).toBe(400);
  expect((await call("PUT", "/sla-policy-order", { policyIds: order })).status).toBe(200);
  expect((await call<Named[]>("GET", "/sla-policies")).body.map(({ name }) => name)).toEqual(["Gold", "All"]);

  await inWorkspace(at.db, workspaceId, (tx) => write(tx, workspaceId, id, new Date()));
  await call("PUT", `/sla-policies/${gold.body.policy.policyId}`, {
    name: "Gold",
    calendarId: null,
    rules: { ...rules, warning: null },
  });
  await expect
    .poll(async () =>
      (await call<{ finishedAt: string | null }[]>("GET", "/sla-reviews")).body.every(
        ({ finishedAt }) => finishedAt !== null,
      ),
    )
    .toBe(true);
  const clocks = () => call<object[]>("GET", `/conversations/${id}/sla-clocks`);
  await expect.poll(async () => (await clocks()).body.length).toBe(2);
  expect((await clocks()).body[0]).toMatchObject({
    metric: "first_response",
    state: "running",
    startedAt: began.toISOString(),
  });
  expect((await call("DELETE", `/sla-policies/${gold.body.policy.policyId}`)).status).toBe(200);
  expect((await call<Named[]>("GET", "/sla-policies")).body).toHaveLength(1);
});
