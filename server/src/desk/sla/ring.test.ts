import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { HandClock } from "../../kernel/clock.fixture.ts";
import type { Tx } from "../../kernel/database.ts";
import { after, ClockRoom, monday, usual } from "./clock-room.fixture.ts";
import { open, reply, write } from "./desk.fixture.ts";

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

test("warnings and breaches ring with their instants, also late after a restart, once with two servers", async () => {
  const clock = new HandClock(monday);
  await policy();
  await room.serve(clock);
  const id = await here((tx) => open(tx, { workspaceId, at: monday }));
  await here((tx) => write(tx, workspaceId, id, monday));
  await expect.poll(async () => (await told("sla_started")).length).toBe(2);
  clock.set(after(47));
  await pause(300);
  expect(await told("sla_warned")).toEqual([]);
  clock.set(after(49));
  await expect.poll(() => told("sla_warned")).toMatchObject([{ metric: "first_response", at: after(48) }]);

  await room.stopServers();
  const later = new HandClock(after(70));
  await Promise.all([room.serve(later), room.serve(later)]);
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
  await room.serve();
  await room.serve();
  const began = Array.from({ length: 20 }, (_, n) => new Date(Date.now() + n * 40));
  await here(async (tx) => {
    for (const one of began) await write(tx, workspaceId, await open(tx, { workspaceId, at: one }), one);
  });
  const written = () =>
    room.at.owner.query<{ late: number }>(
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
  await room.serve(clock);
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
