import { sql } from "kysely";
import type { TestDatabase } from "../../database.fixture.ts";
import { makeCalendar } from "../../desk/calendar/calendars.ts";
import { appendEvent } from "../../desk/event.ts";
import { ada, change, newWorkspace, open, reply, write } from "../../desk/sla/desk.fixture.ts";
import { inWorkspace, type Tx } from "../../kernel/database.ts";

export const ben = "0199a000-0000-7000-8000-00000000be40";

/** Who is who, and what is which. */
export interface Week {
  workspaceId: string;
  ann: string;
  returned: string;
  begunByUs: string;
  overWeekend: string;
  abandoned: string;
  byBot: string;
}

/** An instant of the week of Monday, 2 March 2026, in UTC; "8" is the Monday after. */
export const on = (day: "mon" | "tue" | "wed" | "thu" | "fri" | "mon8", time: string) => {
  const dates = { mon: "02", tue: "03", wed: "04", thu: "05", fri: "06", mon8: "09" };
  return new Date(`2026-03-${dates[day]}T${time}:00Z`);
};

/** A week of a small desk, every number of which can be worked out by hand. */
export async function liveThroughWeek(at: TestDatabase): Promise<Week> {
  const workspaceId = await newWorkspace(at.db);
  const people = ["a1", "b2", "c3", "d4"].map((end) => `0199b000-0000-7000-8000-0000000000${end}`);
  const [ann, bob, cleo, dan] = people as [string, string, string, string];
  return inWorkspace(at.db, workspaceId, async (tx) => {
    await nineToFive(tx, workspaceId);
    return {
      workspaceId,
      ann,
      returned: await returned(tx, workspaceId, ann),
      begunByUs: await begunByUs(tx, workspaceId, ann),
      overWeekend: await overWeekend(tx, workspaceId, bob),
      abandoned: await abandoned(tx, workspaceId, cleo),
      byBot: await byBot(tx, workspaceId, dan),
    };
  });
}

async function nineToFive(tx: Tx, workspaceId: string): Promise<void> {
  const day: [string, string][] = [["09:00", "17:00"]];
  const hours = { mon: day, tue: day, wed: day, thu: day, fri: day };
  const definition = { timeZone: "UTC", hours, holidays: [], holidayNames: {}, breaks: {}, shifts: {} };
  const olive = { actor: `member:${ada}`, ip: "", userAgent: "" };
  await makeCalendar(tx, workspaceId, { name: "Office", definition, isStandard: true }, olive, on("mon", "00:00"));
}

/** Ann asks; a bot and then Ada answer; Ben takes over; it is resolved, and on Wednesday Ann comes back. */
async function returned(tx: Tx, workspaceId: string, subjectId: string): Promise<string> {
  const id = await open(tx, { workspaceId, at: on("mon", "09:00"), subjectId });
  const key = { workspaceId, conversationId: id };
  await write(tx, workspaceId, id, on("mon", "09:00"));
  await reply(tx, workspaceId, id, on("mon", "09:01"), "bot:helper");
  await change(tx, workspaceId, id, [{ kind: "assignee", to: ada }], on("mon", "09:10"));
  await reply(tx, workspaceId, id, on("mon", "09:20"));
  await write(tx, workspaceId, id, on("mon", "09:30"));
  await write(tx, workspaceId, id, on("mon", "09:35"));
  await change(tx, workspaceId, id, [{ kind: "assignee", to: ben }], on("mon", "09:40"));
  await reply(tx, workspaceId, id, on("mon", "09:50"), `member:${ben}`);
  await change(tx, workspaceId, id, [{ kind: "state", to: "pending" }], on("mon", "09:50"));
  await change(tx, workspaceId, id, [{ kind: "state", to: "resolved" }], on("mon", "10:00"));
  await write(tx, workspaceId, id, on("wed", "10:00"));
  await reply(tx, workspaceId, id, on("wed", "10:30"));
  await change(tx, workspaceId, id, [{ kind: "state", to: "resolved" }], on("wed", "11:00"));
  const told = (kind: string, metric: string, at: Date) =>
    appendEvent(tx, key, { kind, author: "system", at, detail: { metric, startedAt: on("mon", "09:00") } });
  await told("sla_met", "first_response", on("mon", "09:20"));
  await told("sla_met", "resolution", on("mon", "10:00"));
  await told("sla_breached", "resolution", on("wed", "10:45"));
  for (const [member, doing, from, to] of [
    [ada, "viewing", on("mon", "09:15"), on("mon", "09:25")],
    [ada, "composing", on("mon", "09:20"), on("mon", "09:30")],
    [ben, "viewing", on("wed", "11:05"), on("wed", "11:08")],
    [ben, "viewing", on("wed", "11:20"), on("wed", "11:30")],
  ] as const)
    await sql`insert into desk.activity (workspace_id, conversation_id, member_id, doing, begun_at, ended_at)
      values (${workspaceId}, ${id}, ${member}, ${doing}, ${from}, ${to})`.execute(tx);
  await sql`insert into desk.shift (workspace_id, shift_id, member_id, status, begun_by, begun_at, ended_at)
    values (${workspaceId}, ${id}, ${ada}, 'available', 'test', ${on("mon", "09:00")}, ${on("mon", "10:00")})`.execute(
    tx,
  );
  return id;
}

/** Ada writes to Ann about a bill, and Ann answers. */
async function begunByUs(tx: Tx, workspaceId: string, subjectId: string): Promise<string> {
  const opening = {
    workspaceId,
    at: on("mon", "12:00"),
    subjectId,
    by: `member:${ada}`,
    channel: "email",
    tags: ["billing"],
  };
  const id = await open(tx, opening);
  await reply(tx, workspaceId, id, on("mon", "12:00"));
  await write(tx, workspaceId, id, on("mon", "13:00"));
  await reply(tx, workspaceId, id, on("mon", "14:00"));
  return id;
}

/** Bob asks on Friday afternoon and is answered on Monday. */
async function overWeekend(tx: Tx, workspaceId: string, subjectId: string): Promise<string> {
  const id = await open(tx, { workspaceId, at: on("fri", "16:50"), subjectId });
  await write(tx, workspaceId, id, on("fri", "16:50"));
  await reply(tx, workspaceId, id, on("mon8", "09:10"));
  return id;
}

/** Cleo waits in the queue for half an hour and leaves. */
async function abandoned(tx: Tx, workspaceId: string, subjectId: string): Promise<string> {
  const id = await open(tx, { workspaceId, at: on("tue", "09:00"), subjectId });
  const key = { workspaceId, conversationId: id };
  await write(tx, workspaceId, id, on("tue", "09:00"));
  await appendEvent(tx, key, { kind: "queued", author: "system", at: on("tue", "09:00") });
  await change(tx, workspaceId, id, [{ kind: "state", to: "resolved" }], on("tue", "09:30"));
  return id;
}

/** Dan is helped by a bot alone. */
async function byBot(tx: Tx, workspaceId: string, subjectId: string): Promise<string> {
  const id = await open(tx, { workspaceId, at: on("tue", "10:00"), subjectId });
  await write(tx, workspaceId, id, on("tue", "10:00"));
  await reply(tx, workspaceId, id, on("tue", "10:01"), "bot:helper");
  await sql`update desk.conversation set state = 'resolved' where workspace_id = ${workspaceId} and conversation_id = ${id}`.execute(
    tx,
  );
  const event = {
    kind: "state_changed",
    author: "bot:helper",
    at: on("tue", "10:05"),
    detail: { from: "open", to: "resolved" },
  };
  await appendEvent(tx, { workspaceId, conversationId: id }, event);
  return id;
}
