import { makeCalendar } from "@throughline/server/desk/calendar/calendars.ts";
import { change, open, reply, write } from "@throughline/server/desk/sla/desk.fixture.ts";
import { inWorkspace, type Tx } from "@throughline/server/kernel/database.ts";
import type { Owner } from "@throughline/server/server.fixture.ts";
import type { OpenConsole } from "./console.fixture.ts";

const minute = 60_000;
const day = 1440 * minute;

/** Numbers that look random and are the same every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Some weeks of a desk: so many conversations on each of the last days, most of them answered and resolved. */
export async function liveThroughWeeks(
  { database, on }: OpenConsole,
  { workspaceId, cookie }: Owner,
  { days, aDay }: { days: number; aDay: number },
): Promise<void> {
  const me = (await (await fetch(`${on.url}/api/me`, { headers: { cookie } })).json()) as { userId: string };
  const throwDice = dice(7);
  await inWorkspace(database.db, workspaceId, (tx) => openAllDay(tx, workspaceId, me.userId));
  const first = Math.floor(Date.now() / day) * day - days * day;
  for (let number = 0; number < days * aDay; number += 1) {
    const at = first + Math.floor(number / aDay) * day + (7 + throwDice() * 11) * 60 * minute;
    const customer = `0199b000-0000-7000-8000-${String((number * 31) % 250).padStart(12, "0")}`;
    const story = { workspaceId, customer, agent: me.userId, at };
    await inWorkspace(database.db, workspaceId, (tx) => liveThrough(tx, story, throwDice));
  }
}

async function openAllDay(tx: Tx, workspaceId: string, userId: string): Promise<void> {
  const office: [string, string][] = [["08:00", "18:00"]];
  const hours = { mon: office, tue: office, wed: office, thu: office, fri: office };
  const definition = { timeZone: "UTC", hours, holidays: [], holidayNames: {}, breaks: {}, shifts: {} };
  const by = { actor: `member:${userId}`, ip: "", userAgent: "" };
  await makeCalendar(tx, workspaceId, { name: "Office", definition, isStandard: true }, by, new Date());
}

interface Beginning {
  workspaceId: string;
  customer: string;
  agent: string;
  at: number;
}

async function liveThrough(
  tx: Tx,
  { workspaceId, customer, agent, at }: Beginning,
  throwDice: () => number,
): Promise<void> {
  const later = (minutes: number) => new Date(Math.min(at + minutes * minute, Date.now() - 1000));
  const happens = (chance: number) => throwDice() < chance;
  const channel = happens(0.6) ? "chat" : "email";
  const id = await open(tx, { workspaceId, at: new Date(at), subjectId: customer, channel });
  await write(tx, workspaceId, id, new Date(at));
  if (happens(0.4)) await reply(tx, workspaceId, id, later(0.2), "bot:helper");
  if (happens(0.05)) return;
  const answer = (channel === "chat" ? 4 : 90) * (0.3 + 3 * throwDice() ** 3);
  await change(tx, workspaceId, id, [{ kind: "assignee", to: agent }], later(answer / 2));
  await reply(tx, workspaceId, id, later(answer), `member:${agent}`);
  if (happens(0.5)) await write(tx, workspaceId, id, later(answer + 20));
  await reply(tx, workspaceId, id, later(answer + 35), `member:${agent}`);
  if (happens(0.08)) return;
  const resolved = answer + 60 * (1 + 8 * throwDice());
  await change(tx, workspaceId, id, [{ kind: "state", to: "resolved" }], later(resolved));
  if (happens(0.15)) {
    await write(tx, workspaceId, id, later(resolved + 900));
    await reply(tx, workspaceId, id, later(resolved + 930), `member:${agent}`);
    await change(tx, workspaceId, id, [{ kind: "state", to: "resolved" }], later(resolved + 960));
  }
}
