import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { inWorkspace } from "../../kernel/database.ts";
import { assigneeOf, begin, type Desk, historyOf, makeDesk, pass, queueOf, review, turn } from "./routing.fixture.ts";
import { setStatus } from "./status.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await copyDatabase();
});
afterAll(() => at[Symbol.asyncDispose]());

async function opened(desk: Desk, ...begun: Parameters<typeof begin>[1][]): Promise<string[]> {
  const ids = await begin(desk, ...begun);
  await review(desk, ids);
  return ids;
}

function say(desk: Desk, memberId: string, status: "available" | "away" | "off", reason = "") {
  return inWorkspace(at.db, desk.workspaceId, (tx) =>
    setStatus(tx, desk.workspaceId, { memberId, status, reason, by: `member:${memberId}`, at: desk.now }),
  );
}

describe("giving out", () => {
  test("a chat goes to who has been idle longest, with the reason in words and in data", async () => {
    const desk = await makeDesk(at, 3);
    const [first, second] = await opened(desk, {}, {});
    expect(await turn(desk)).toMatchObject({ outcome: "done", given: { length: 2 } });
    expect(await historyOf(desk, first!)).toEqual(["queued", "assignee_changed", "routed"]);
    const { rows } = await at.owner.query(
      "select reason, detail, author from desk.event where workspace_id = $1 and kind = 'routed' order by seq",
      [desk.workspaceId],
    );
    expect(rows[0]).toMatchObject({
      author: "system",
      reason: "0 of 5 slots taken, was given nothing yet",
      detail: { to: desk.memberIds[0], because: ["0 of 5 slots taken", "was given nothing yet"] },
    });
    expect(await assigneeOf(desk, second!)).toBe(desk.memberIds[1]);

    await pass(desk, 10);
    const [third, fourth] = await opened(desk, {}, {});
    await turn(desk);
    expect(await assigneeOf(desk, third!)).toBe(desk.memberIds[2]);
    expect(await assigneeOf(desk, fourth!)).toBe(desk.memberIds[0]);
    expect(await queueOf(desk)).toEqual([]);
  });

  test("nobody gets more than their slots: two e-mails fill what one chat does", async () => {
    const desk = await makeDesk(at, 1, { slots: 2 });
    const ids = await opened(desk, {}, { channel: "email" }, { channel: "email" }, { channel: "email" }, {});
    await turn(desk);
    const { rows } = await at.owner.query(
      "select conversation_id from desk.conversation where workspace_id = $1 and assignee_id is not null order by number",
      [desk.workspaceId],
    );
    expect(rows.map((row) => row.conversation_id).sort()).toEqual(ids.slice(0, 3).sort());
    expect((await turn(desk)).outcome).toBe("done");
    expect(await queueOf(desk)).toEqual(ids.slice(3));
  });

  test("who is away, off, or whose console has been gone for 45 seconds gets nothing", async () => {
    const desk = await makeDesk(at, 4);
    const [away, off, gone, there] = desk.memberIds as [string, string, string, string];
    await say(desk, away, "away", "Lunch");
    await say(desk, off, "off");
    await pass(desk, 46, [away, off, there]);
    void gone;
    const ids = await opened(desk, {}, {}, {});
    await turn(desk);
    expect(await Promise.all(ids.map((id) => assigneeOf(desk, id)))).toEqual([there, there, there]);
  });

  test("a resolved conversation leaves the queue, and one that somebody has taken by hand is not given out again", async () => {
    const desk = await makeDesk(at, 1, { slots: 0 });
    const [resolved, taken] = await opened(desk, {}, {});
    await at.owner.query("update desk.conversation set state = 'resolved' where conversation_id = $1", [resolved]);
    await at.owner.query("update desk.conversation set assignee_id = $2 where conversation_id = $1", [
      taken,
      desk.memberIds[0],
    ]);
    await review(desk, [resolved!, taken!], "changed");
    expect(await queueOf(desk)).toEqual([]);
  });

  test("what another transaction has locked is left for later", async () => {
    const desk = await makeDesk(at, 1);
    const [id] = await opened(desk, {});
    const client = await at.owner.connect();
    await client.query("begin");
    await client.query("select from desk.conversation where conversation_id = $1 for update", [id]);
    expect(await turn(desk)).toMatchObject({ given: [], more: true });
    await client.query("commit");
    client.release();
    expect(await turn(desk)).toMatchObject({ given: { length: 1 } });
  });

  test("a conversation that was erased while it waited is forgotten", async () => {
    const desk = await makeDesk(at, 1);
    const ids = await opened(desk, {});
    await at.owner.query("delete from desk.conversation where conversation_id = any($1::uuid[])", [ids]);
    expect(await turn(desk)).toMatchObject({ given: [], more: true });
    expect(await turn(desk)).toMatchObject({ given: [], more: false });
    expect(await queueOf(desk)).toEqual([]);
  });

  test("only one router at a time decides for a workspace", async () => {
    const desk = await makeDesk(at, 1);
    await opened(desk, {});
    const client = await at.owner.connect();
    await client.query("begin");
    await client.query("select from desk.routing_turn where workspace_id = $1 for update", [desk.workspaceId]);
    expect(await turn(desk)).toEqual({ outcome: "busy" });
    await client.query("rollback");
    client.release();
    expect(await turn(desk)).toMatchObject({ given: { length: 1 } });
  });
});

describe("offers", () => {
  test("a chat that its agent does not respond to goes on to the next, with the time that it has waited", async () => {
    const desk = await makeDesk(at, 2);
    const [first, second] = desk.memberIds;
    const began = desk.now;
    const [id] = await opened(desk, {});
    await turn(desk);
    expect(await assigneeOf(desk, id!)).toBe(first);
    await pass(desk, 59);
    expect(await turn(desk)).toMatchObject({ given: [], next: new Date(began.getTime() + 60_000) });
    await pass(desk, 1);
    await turn(desk);
    expect(await assigneeOf(desk, id!)).toBe(second);
    expect(await historyOf(desk, id!)).toEqual([
      ...["queued", "assignee_changed", "routed"],
      ...["offer_expired", "assignee_changed", "queued", "assignee_changed", "routed"],
    ]);
  });

  test("who has done something in the conversation keeps it", async () => {
    const desk = await makeDesk(at, 2);
    const [id] = await opened(desk, {});
    await turn(desk);
    await at.owner.query(
      `insert into desk.event (workspace_id, event_id, conversation_id, kind, author, at)
       values ($1, $2, $3, 'seen_by_member', $4, $5)`,
      [desk.workspaceId, randomUUID(), id, `member:${desk.memberIds[0]}`, desk.now],
    );
    await pass(desk, 61);
    await turn(desk);
    expect(await assigneeOf(desk, id!)).toBe(desk.memberIds[0]);
  });

  test("who lets two in a row go counts as away, and the chat goes back to them only if nobody else is able", async () => {
    const desk = await makeDesk(at, 1);
    const [id] = await opened(desk, {});
    await turn(desk);
    await pass(desk, 61);
    await turn(desk);
    expect(await assigneeOf(desk, id!)).toBe(desk.memberIds[0]);
    await pass(desk, 61);
    await turn(desk);
    expect(await assigneeOf(desk, id!)).toBeNull();
    const { rows } = await at.owner.query(
      "select status, reason, begun_by from desk.shift where workspace_id = $1 and ended_at is null",
      [desk.workspaceId],
    );
    expect(rows).toEqual([{ status: "away", reason: "Did not respond 2 times in time", begun_by: "system" }]);
    expect(await queueOf(desk)).toEqual([id]);
  });

  test("an e-mail is not taken away from who does not respond", async () => {
    const desk = await makeDesk(at, 2);
    const [id] = await opened(desk, { channel: "email" });
    await turn(desk);
    await pass(desk, 86_400);
    await turn(desk);
    expect(await assigneeOf(desk, id!)).toBe(desk.memberIds[0]);
  });
});

describe("when an agent goes", () => {
  test("their waiting chats go to others at once, whether they said so or their connection was lost", async () => {
    const desk = await makeDesk(at, 3, { respondWithinSeconds: { chat: 3600 } });
    const [first, second, third] = desk.memberIds as [string, string, string];
    const [one, mail] = await opened(desk, {}, { channel: "email" });
    await turn(desk);
    expect([await assigneeOf(desk, one!), await assigneeOf(desk, mail!)]).toEqual([first, second]);
    await say(desk, first, "away", "Lunch");
    await turn(desk);
    expect(await assigneeOf(desk, one!)).toBe(third);
    const { rows } = await at.owner.query(
      "select member_id, outcome from desk.offer where conversation_id = $1 order by offered_at, outcome",
      [one],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { member_id: first, outcome: "withdrawn" },
        { member_id: third, outcome: null },
      ]),
    );
    await pass(desk, 46, [first, second]);
    await turn(desk);
    expect(await assigneeOf(desk, one!)).toBe(second);
    expect(await assigneeOf(desk, mail!)).toBe(second);
  });

  test("who is back before anybody else could take their customer has the customer again", async () => {
    const desk = await makeDesk(at, 1, { respondWithinSeconds: { chat: 3600 } });
    const [id] = await opened(desk, {});
    await turn(desk);
    await say(desk, desk.memberIds[0]!, "away");
    expect(await queueOf(desk)).toEqual([id]);
    await say(desk, desk.memberIds[0]!, "available");
    await turn(desk);
    expect(await queueOf(desk)).toEqual([]);
    expect(await assigneeOf(desk, id!)).toBe(desk.memberIds[0]);
  });

  test("a conversation that is opened again does not wait for who is not there", async () => {
    const desk = await makeDesk(at, 2);
    const [gone, there] = desk.memberIds as [string, string];
    await say(desk, gone, "off");
    const [id] = await opened(desk, { channel: "email", assigneeId: gone });
    await turn(desk);
    expect(await assigneeOf(desk, id!)).toBe(there);
  });
});

test("without a team nothing is given out, until the workspace says so", async () => {
  const desk = await makeDesk(at, 1);
  await at.owner.query("delete from desk.team_member where workspace_id = $1", [desk.workspaceId]);
  const ids = await opened(desk, {});
  expect(await queueOf(desk)).toEqual([]);
  await at.owner.query(
    "update desk.routing_setting set settings = settings || '{\"automatic\": true}' where workspace_id = $1",
    [desk.workspaceId],
  );
  await review(desk, ids);
  expect(await queueOf(desk)).toEqual(ids);
});
