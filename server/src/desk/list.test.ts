import { afterAll, beforeAll, expect, test } from "vitest";
import { applyChanges } from "./change-conversation.ts";
import { insertCrowd } from "./crowd.fixture.ts";
import { follow } from "./follow-conversation.ts";
import { counts, listPage } from "./list.ts";
import { merge } from "./merge.ts";
import { type Conversation, type Filter, type orders, priorities } from "./shapes.ts";
import { openStage, type Stage, unknown } from "./stage.fixture.ts";

const teamIds = [unknown(), unknown(), unknown()];
let desk: Stage;
let all: Conversation[];
beforeAll(async () => {
  desk = await openStage();
  await insertCrowd(desk.at.owner, {
    ...{ workspaceId: desk.workspaceId, conversations: 2000, messagesEach: 1, teamIds, now: desk.now() },
    memberIds: [desk.ada, desk.ben, unknown(), unknown()],
  });
  all = await listed({}, "newest");
});
afterAll(() => desk[Symbol.asyncDispose]());

type Order = (typeof orders)[number];

/** Every page of a list, one after the other. */
async function listed(filter: Filter, order: Order, limit = 200): Promise<Conversation[]> {
  const found: Conversation[] = [];
  for (let before: string | undefined; ; ) {
    const wanted = { filter, order, before, limit };
    const page = await desk.run((tx) => listPage(tx, desk.workspaceId, wanted, desk.ada));
    found.push(...page.conversations);
    if (!page.next) return found;
    before = page.next;
  }
}

const numbers = (some: readonly Conversation[]) => some.map(({ number }) => number);
const rank = ({ priority }: Conversation) => -priorities.indexOf(priority);
const latest = ({ lastMessageAt }: Conversation) => -lastMessageAt.getTime();

test("every conversation is listed once, whatever the order and the page", async () => {
  expect(new Set(numbers(all)).size).toBe(2000);
  expect(numbers(all)).toEqual(numbers(all.toSorted((one, other) => latest(one) - latest(other))));
  expect(numbers(await listed({}, "oldest", 150))).toEqual(numbers(all.toReversed()));
  const ranked = await listed({ state: ["open", "resolved"] }, "priority", 130);
  const expected = all.filter(({ state }) => state === "open" || state === "resolved");
  expect(numbers(ranked)).toEqual(
    numbers(expected.toSorted((one, other) => rank(one) - rank(other) || latest(one) - latest(other))),
  );
});

test("who waits longest comes first", async () => {
  const waiting = all.filter(({ waitingSince }) => waitingSince);
  const since = ({ waitingSince }: Conversation) => waitingSince!.getTime();
  expect(numbers(await listed({ waiting: true }, "waiting", 7))).toEqual(
    numbers(waiting.toSorted((one, other) => since(one) - since(other))),
  );
});

const filters: [string, () => Filter, (one: Conversation) => boolean][] = [
  ["mine", () => ({ assignee: "me", state: ["open"] }), (one) => one.assigneeId === desk.ada && one.state === "open"],
  ["a colleague's", () => ({ assignee: desk.ben }), (one) => one.assigneeId === desk.ben],
  ["nobody's", () => ({ assignee: "nobody" }), (one) => one.assigneeId === null],
  [
    "somebody's",
    () => ({ assignee: "anybody", state: ["pending"] }),
    (one) => one.assigneeId !== null && one.state === "pending",
  ],
  ["a team's", () => ({ team: teamIds[1]! }), (one) => one.teamId === teamIds[1]],
  ["no team's", () => ({ team: "nobody" }), (one) => one.teamId === null],
  ["urgent or high ones", () => ({ priority: ["urgent", "high"] }), (one) => ["urgent", "high"].includes(one.priority)],
  [
    "by a channel",
    () => ({ channel: ["whatsapp"], state: ["resolved"] }),
    (one) => one.channel === "whatsapp" && one.state === "resolved",
  ],
  [
    "with a tag",
    () => ({ tag: ["tag 3", "tag 4"] }),
    (one) => one.tags.some((tag) => tag === "tag 3" || tag === "tag 4"),
  ],
  ["not waiting", () => ({ waiting: false, state: ["open"] }), (one) => !one.waitingSince && one.state === "open"],
  ["in no state", () => ({ state: [] }), () => false],
];

test.each(filters)("the list and the count of %s agree with what is there", async (_name, filter, isMeant) => {
  const expected = all.filter(isMeant);
  expect(numbers(await listed(filter(), "newest"))).toEqual(numbers(expected));
  const [counted] = await desk.run((tx) => counts(tx, desk.workspaceId, [filter()], desk.ada));
  expect(counted).toEqual({ count: expected.length, more: false });
});

test("one's teams', one's mentions and what one follows are found, though merged", async () => {
  const [one, other] = [await desk.hears(await desk.chat(), "One"), await desk.hears(await desk.chat(), "Other")];
  await desk.writes(one, { kind: "note", mentions: [desk.ben] });
  const deed = { by: `member:${desk.ada}`, at: desk.now(), reason: "" };
  await desk.run((tx) => follow(tx, { workspaceId: desk.workspaceId, conversationId: one }, desk.ada, deed));
  await desk.run((tx) => merge(tx, { workspaceId: desk.workspaceId, conversationId: one }, other, deed));
  await desk.at.owner.query(
    "insert into desk.team_member (workspace_id, team_id, member_id, since) values ($1, $2, $3, now())",
    [desk.workspaceId, teamIds[2], desk.ada],
  );
  const mentioned = { filter: { mentioned: true }, order: "newest" as const, limit: 10 };
  const bens = await desk.run((tx) => listPage(tx, desk.workspaceId, mentioned, desk.ben));
  expect(bens.conversations.map(({ conversationId }) => conversationId)).toEqual([other]);
  expect((await listed({ followed: true }, "newest")).map(({ conversationId }) => conversationId)).toEqual([other]);
  expect(await listed({ mentioned: true }, "newest")).toEqual([]);
  expect(numbers(await listed({ team: "mine" }, "newest"))).toEqual(
    numbers(all.filter(({ teamId }) => teamId === teamIds[2])),
  );
  expect((await listed({ personId: desk.noor }, "newest")).map(({ personName }) => personName)).toEqual(["Noor"]);
});

test("a tag that was added or taken away is found and found no more", async () => {
  const conversationId = await desk.hears(await desk.chat(), "Tag me");
  const key = { workspaceId: desk.workspaceId, conversationId };
  const deed = { by: "system", at: desk.now(), reason: "" };
  await desk.run((tx) => applyChanges(tx, key, [{ kind: "tags", add: ["vip"], remove: [] }], deed));
  expect(await listed({ tag: ["vip"] }, "newest")).toMatchObject([{ conversationId, tags: ["vip"] }]);
  await desk.run((tx) => applyChanges(tx, key, [{ kind: "tags", add: [], remove: ["vip"] }], deed));
  expect(await listed({ tag: ["vip"] }, "newest")).toEqual([]);
});

test("the clock that runs out next comes first", async () => {
  const some = all.filter(({ state }) => state === "open").slice(0, 3);
  for (const [place, { conversationId }] of some.entries()) {
    await desk.at.owner.query(
      `insert into desk.sla_next (workspace_id, conversation_id, metric, due_at, paused) values ($1, $2, 'first_response', $3, false)`,
      [desk.workspaceId, conversationId, new Date(desk.now().getTime() - place * 60_000)],
    );
  }
  const inOrder = await listed({ state: ["open"] }, "sla", 2);
  expect(numbers(inOrder)).toEqual(numbers(some.toReversed()));
  expect(inOrder[0]!.sla).toMatchObject({ metric: "first_response", paused: false });
});

test("a wrong place, a stranger's name and a key without a person are refused", async () => {
  const page = (filter: Filter, before?: string, me?: string) =>
    desk.run((tx) => listPage(tx, desk.workspaceId, { filter, order: "newest", before, limit: 5 }, me));
  await expect(page({}, "nowhere")).rejects.toThrow("no place in a list");
  await expect(page({ assignee: "ada" })).rejects.toThrow("nobody here");
  await expect(page({ assignee: "me" })).rejects.toThrow("A key is nobody");
});
