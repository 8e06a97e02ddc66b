import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { open, reply, write } from "../desk/sla/desk.fixture.ts";
import { inWorkspace } from "../kernel/database.ts";
import { ask, makeOwner, type RunningServer, startServer } from "../server.fixture.ts";
import { serviceMetricKeys } from "./contract.ts";

let at: TestDatabase;
let running: RunningServer;
beforeAll(async () => {
  at = await copyDatabase();
  running = await startServer(at);
});
afterAll(async () => {
  await running.stop();
  await at[Symbol.asyncDispose]();
});

interface Report {
  metrics: { metric: string; n: number; value: number | null; series: { n: number }[] }[];
}

const asked = <Body = Report>(path: string, owner = running.owner) =>
  ask<Body>(running.url, "GET", `/api/workspaces/${owner.workspaceId}/service-metrics${path}`, {
    cookie: owner.cookie,
  });

test("a report and the conversations behind a number are read over HTTP, each workspace its own", async () => {
  const { workspaceId } = running.owner;
  const began = new Date("2026-03-02T09:00:00Z");
  const id = await inWorkspace(at.db, workspaceId, async (tx) => {
    const made = await open(tx, { workspaceId, at: began });
    await write(tx, workspaceId, made, began);
    await reply(tx, workspaceId, made, new Date("2026-03-02T09:10:00Z"));
    return made;
  });
  const period = "from=2026-03-01&to=2026-03-07";
  const { status, body } = await asked(`?${period}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ timeZone: "UTC", calendar: null });
  expect(body.metrics.map(({ metric }) => metric)).toEqual([...serviceMetricKeys]);
  expect(body.metrics[0]).toMatchObject({ n: 1, median: 600, p90: 600, business: null, minimalSample: 10 });
  expect(body.metrics[0]!.series.map(({ n }) => n)).toEqual([0, 1, 0, 0, 0, 0, 0]);

  const behind = await asked(`/first_response_time/conversations?${period}&date=2026-03-02`);
  expect(behind.body).toMatchObject({ total: 1, items: [{ conversationId: id, value: 600, by: "human" }] });
  expect((await asked(`/first_response_time/conversations?${period}&date=2026-04-02`)).status).toBe(400);
  const before = await asked(`?${period}&asOf=2026-03-02T09:05:00Z`);
  expect(before.body.metrics[0]!.n).toBe(0);
  expect(before.body.metrics.find(({ metric }) => metric === "unanswered")?.value).toBe(1);

  const stranger = await makeOwner(running.server, running.url);
  expect((await asked(`?${period}`, stranger)).body.metrics[0]!.n).toBe(0);
});

test("a period that ends before it begins, or is too long, is refused", async () => {
  expect((await asked("?from=2026-03-02&to=2026-03-01")).body).toMatchObject({ code: "bad_input", field: "to" });
  expect((await asked("?from=2016-03-02&to=2026-03-01")).status).toBe(400);
  expect((await asked("/happiness/conversations?from=2026-03-02&to=2026-03-02")).status).toBe(400);
});
