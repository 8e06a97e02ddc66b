import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { inSystem, inWorkspace } from "../../kernel/database.ts";
import { beginning } from "../../kernel/follow.ts";
import { traitsOfSubjects } from "../../people/public.ts";
import { eventually } from "../../timeline/senders.fixture.ts";
import { expectedWaitSeconds } from "./estimate.ts";
import { causesOf, takeIn } from "./follow-events.ts";
import { usualReplyMinutes } from "./notice.sql.ts";
import { pageOfWaiting, readEvents } from "./queue.sql.ts";
import { assigneeOf, begin, type Desk, historyOf, makeDesk, pass, queueOf, review, turn } from "./routing.fixture.ts";
import { deleteOrphans } from "./turn.sql.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await copyDatabase();
});
afterAll(() => at[Symbol.asyncDispose]());

/** A skill that chats in Spanish ask for at level 4. */
async function teachSpanish(desk: Desk, levels: Record<string, number>): Promise<void> {
  const skillId = randomUUID();
  const { workspaceId } = desk;
  await at.owner.query(
    "insert into desk.skill (workspace_id, skill_id, name, made_by, made_at) values ($1, $2, 'Spanish', 'system', now())",
    [workspaceId, skillId],
  );
  for (const [memberId, level] of Object.entries(levels)) {
    await at.owner.query(
      `insert into desk.proficiency (workspace_id, member_id, skill_id, level, set_by, set_at)
       values ($1, $2, $3, $4, 'system', now())`,
      [workspaceId, memberId, skillId, level],
    );
  }
  const outcome = { teamId: null, skills: [{ skillId, least: 4 }], headStartSeconds: 0, relaxAfterSeconds: 30 };
  await at.owner.query(
    `insert into desk.routing_rule (workspace_id, rule_id, place, name, conditions, outcome, made_by, made_at)
     values ($1, $2, 1, 'In Spanish', $3, $4, 'system', now())`,
    [workspaceId, randomUUID(), JSON.stringify([{ on: "language", isOneOf: ["es"] }]), outcome],
  );
}

/** Writes an event and has it taken in, once no older transaction of a test beside this one is in flight. */
async function happen(desk: Desk, conversationId: string, kind: string, author: string, detail: object): Promise<void> {
  await at.owner.query(
    `insert into desk.event (workspace_id, event_id, conversation_id, kind, author, at, detail)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [desk.workspaceId, randomUUID(), conversationId, kind, author, desk.now, JSON.stringify(detail)],
  );
  const settled = () =>
    inSystem(at.db, async (tx) =>
      (await readEvents(tx, beginning, 10_000)).filter((event) => event.workspaceId === desk.workspaceId).slice(-1),
    );
  const [event] = await eventually(settled, ([last]) => last?.conversationId === conversationId && last.kind === kind);
  await inSystem(at.db, (tx) => takeIn(tx, desk.workspaceId, [event!], desk.now));
}

test("urgent ones go ahead by their head start, and who is due soon goes ahead too", async () => {
  const desk = await makeDesk(at, 1, { slots: 0 });
  const waits = (minutes: number) => new Date(desk.now.getTime() - minutes * 60_000);
  const [plain, urgent, due, old] = await begin(
    desk,
    { waitingSince: waits(10) },
    { waitingSince: waits(0), priority: "urgent" },
    { waitingSince: waits(1) },
    { waitingSince: waits(60), priority: "low" },
  );
  await at.owner.query(
    `insert into desk.sla_next (workspace_id, conversation_id, metric, due_at, paused)
     values ($1, $2, 'first_response', $3, false)`,
    [desk.workspaceId, due, new Date(desk.now.getTime() + 60_000)],
  );
  await review(desk, [plain!, urgent!, due!, old!]);
  // Ahead by 60 (of waiting), 1 + 5 + 28, 30, and 10 + 5 minutes.
  expect(await queueOf(desk)).toEqual([old, due, urgent, plain]);
});

test("traits of the person put them ahead", async () => {
  const desk = await makeDesk(at, 1, { slots: 0 });
  const subjectId = randomUUID();
  await at.owner.query(
    `insert into people.identifier (workspace_id, subject_id, kind, value, standing, first_seen_at)
     values ($1, $2, 'user_id', 'noor', 'proven', now())`,
    [desk.workspaceId, subjectId],
  );
  for (const [name, value] of Object.entries({ value: 5000, churn_risk: 0.9, plan: null })) {
    await at.owner.query(
      `insert into people.trait (workspace_id, subject_id, name, value, standing, occurred_at, recorded_by)
       values ($1, $2, $3, $4, 'proven', now(), 'system')`,
      [desk.workspaceId, subjectId, name, JSON.stringify(value)],
    );
  }
  const traits = await inWorkspace(at.db, desk.workspaceId, (tx) =>
    traitsOfSubjects(tx, desk.workspaceId, [subjectId, randomUUID()], ["value", "churn_risk", "plan"]),
  );
  expect([...traits]).toEqual([[subjectId, { value: 5000, churn_risk: 0.9 }]]);
  const [first, valued] = await begin(desk, {}, { subjectId });
  await review(desk, [first!, valued!]);
  expect(await queueOf(desk)).toEqual([valued, first]);
});

test("a need is relaxed level by level until somebody will do", async () => {
  const desk = await makeDesk(at, 2);
  const [beginner] = desk.memberIds as [string, string];
  await teachSpanish(desk, { [beginner]: 2 });
  const ids = await begin(desk, { fields: { language: "es" } });
  await review(desk, ids);
  const began = desk.now.getTime();
  expect(await turn(desk)).toMatchObject({ given: [], next: new Date(began + 30_000) });
  await pass(desk, 30);
  expect(await turn(desk)).toMatchObject({ given: [], next: new Date(began + 60_000) });
  await pass(desk, 30);
  await turn(desk);
  expect(await assigneeOf(desk, ids[0]!)).toBe(beginner);
});

test("whoever gives a conversation back does not get it again while somebody else is able", async () => {
  const desk = await makeDesk(at, 2);
  const [first, second] = desk.memberIds;
  const [id] = await begin(desk, {});
  await review(desk, [id!]);
  await turn(desk);
  await at.owner.query("update desk.conversation set assignee_id = null where conversation_id = $1", [id]);
  await happen(desk, id!, "assignee_changed", `member:${first}`, { from: first, to: null });
  await pass(desk, 1);
  await turn(desk);
  expect(await assigneeOf(desk, id!)).toBe(second);
  expect((await historyOf(desk, id!)).filter((kind) => kind === "queued")).toHaveLength(2);
});

test("whoever has finished a conversation counts as idle from then on", async () => {
  const desk = await makeDesk(at, 2, { slots: 2 });
  const [first, second] = desk.memberIds;
  const [one, two] = await begin(desk, {}, {});
  await review(desk, [one!, two!]);
  await turn(desk);
  expect([await assigneeOf(desk, one!), await assigneeOf(desk, two!)]).toEqual([first, second]);
  await pass(desk, 30);
  await at.owner.query(
    "update desk.conversation set state = 'resolved', waiting_since = null where conversation_id = $1",
    [one],
  );
  await happen(desk, one!, "state_changed", `member:${first}`, { from: "open", to: "resolved" });
  const [three] = await begin(desk, {});
  await review(desk, [three!]);
  await turn(desk);
  expect(await assigneeOf(desk, three!)).toBe(second);
});

test("a change that matters changes the place in the queue, and asks once only", async () => {
  const desk = await makeDesk(at, 1, { slots: 0 });
  const [one, two] = await begin(desk, {}, {});
  await review(desk, [one!, two!]);
  await at.owner.query("update desk.conversation set priority = 'urgent' where conversation_id = $1", [two]);
  await happen(desk, two!, "priority_changed", "system", { from: "normal", to: "urgent" });
  expect(await queueOf(desk)).toEqual([two, one]);
  expect(await historyOf(desk, two!)).toEqual(["queued", "priority_changed"]);
});

test("channels and teams that people take by hand are not queued", async () => {
  const desk = await makeDesk(at, 1, { slots: 0 });
  const byHand = { channels: ["email"], teams: [desk.teamId] };
  await at.owner.query("update desk.routing_setting set settings = settings || $2 where workspace_id = $1", [
    desk.workspaceId,
    { byHand },
  ]);
  const ids = await begin(desk, {}, { channel: "email" }, { teamId: desk.teamId });
  await review(desk, ids);
  expect(await queueOf(desk)).toEqual(ids.slice(0, 1));
});

test("everything that waits is found page by page, and a place without its conversation is removed", async () => {
  const desk = await makeDesk(at, 1, { slots: 0 });
  const ids = (await begin(desk, {}, {}, {})).sort();
  await review(desk, ids.slice(0, 2));
  const { workspaceId } = desk;
  const pages = await inWorkspace(at.db, workspaceId, async (tx) => [
    await pageOfWaiting(tx, workspaceId, null, 2),
    await pageOfWaiting(tx, workspaceId, ids[1]!, 2),
  ]);
  expect(pages).toEqual([ids.slice(0, 2), ids.slice(2)]);
  await at.owner.query("delete from desk.conversation where conversation_id = $1", [ids[0]]);
  expect(await inWorkspace(at.db, workspaceId, (tx) => deleteOrphans(tx, workspaceId))).toBe(1);
});

test("of several things that happened, the last reason is told, and who gave it away is remembered", () => {
  const happened = (kind: string, detail = {}, author = "system") => ({
    ...{ conversationId: "c", kind, author, at: new Date(), detail },
  });
  const events = [
    happened("opened"),
    happened("assignee_changed", { from: "m", to: null }, "member:m"),
    happened("tags_changed"),
  ];
  expect(causesOf(events).get("c")).toEqual({ because: "given back", isReopened: true, passedBy: "m" });
});

test("the wait is estimated from the latest departures, and grows while nobody leaves", () => {
  const minute = 60_000;
  expect(expectedWaitSeconds(3, [0, minute, 2 * minute], 2 * minute)).toBe(180);
  expect(expectedWaitSeconds(3, [0, minute, 2 * minute], 8 * minute)).toBe(720);
  expect(expectedWaitSeconds(1, [0, minute], 2 * minute)).toBeNull();
});

test("the usual time to a first answer is the median of the latest conversations", async () => {
  const desk = await makeDesk(at, 1, { slots: 0 });
  const ids = await begin(desk, {}, {}, {}, { channel: "email" });
  for (const [place, id] of ids.entries()) {
    await at.owner.query(
      "update desk.conversation set first_replied_at = opened_at + make_interval(mins => $2) where conversation_id = $1",
      [id, [1, 4, 30, 600][place]],
    );
  }
  const { workspaceId } = desk;
  expect(await inWorkspace(at.db, workspaceId, (tx) => usualReplyMinutes(tx, workspaceId, "chat"))).toBe(4);
});
