import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyChanges } from "./change-conversation.ts";
import { draftsOf, saveDraft } from "./drafts.ts";
import { merge, unmerge } from "./merge.ts";
import { split } from "./split.ts";
import { openStage, type Stage } from "./stage.fixture.ts";

let desk: Stage;
beforeAll(async () => {
  desk = await openStage();
});
afterAll(() => desk[Symbol.asyncDispose]());

const at = (conversationId: string) => ({ workspaceId: desk.workspaceId, conversationId });
const deed = () => ({ by: `member:${desk.ada}`, at: desk.pass({ seconds: 1 }), reason: "" });
const mergeInto = (one: string, other: string) => desk.run((tx) => merge(tx, at(one), other, deed()));
const unmergeAgain = (one: string) => desk.run((tx) => unmerge(tx, at(one), deed()));
const change = (conversationId: string, to: "pending" | "resolved") =>
  desk.run((tx) => applyChanges(tx, at(conversationId), [{ kind: "state", to }], deed()));

/** All that is to be seen of a conversation, but for when it was touched last and what was written of merges. */
async function seen(conversationId: string) {
  const { conversation, messages, followers, threads } = await desk.read(conversationId);
  const { rows } = await desk.at.owner.query(
    "select first_replied_at, resolved_at, opened_at from desk.conversation where conversation_id = $1",
    [conversationId],
  );
  return { conversation, messages: messages.map(({ messageId }) => messageId), followers, threads, ...rows[0] };
}

test("what was merged is read as one, and taking it back restores both exactly", async () => {
  const [one, other] = [
    await desk.hears(await desk.chat(), "Where is it?"),
    await desk.hears(await desk.chat(), "Hello?"),
  ];
  await desk.replies(other, "Here");
  await change(other, "resolved");
  const before = [await seen(one), await seen(other)];

  await mergeInto(one, other);
  const { conversation, messages, merged } = await desk.read(other);
  expect(messages.map(({ bodyText }) => bodyText)).toEqual(["Where is it?", "Hello?", "Here"]);
  // Who waited in the one waits in the other, which is open again.
  expect(conversation).toMatchObject({ state: "open", waitingSince: null, preview: "Here" });
  expect(merged).toMatchObject([{ conversationId: one, mergedBy: { name: "Ada" } }]);
  await expect(desk.writes(one)).rejects.toThrow("merged into another conversation");

  await unmergeAgain(one);
  expect([await seen(one), await seen(other)]).toEqual(before);
});

test("what a customer writes after a merge is read in the other, and goes back with its thread", async () => {
  const thread = await desk.chat();
  const [one, other] = [await desk.hears(thread, "First"), await desk.hears(await desk.chat(), "Second")];
  await change(one, "resolved");
  await mergeInto(one, other);
  expect(await desk.hears(thread, "Third")).toBe(other);
  const reply = await desk.replies(other, "Answer");
  expect((await desk.read(other)).messages).toHaveLength(4);

  await unmergeAgain(one);
  const back = await desk.read(one);
  // The reply went out by the thread that the customer used last.
  expect(back.messages.map(({ bodyText }) => bodyText)).toEqual(["First", "Third", "Answer"]);
  expect(back.messages.at(-1)!.messageId).toBe(reply);
  expect(back.conversation).toMatchObject({ state: "open", preview: "Answer" });
  expect((await desk.read(other)).messages).toHaveLength(1);
});

test("a draft survives the merge, and goes back with it", async () => {
  const [one, other] = [await desk.hears(await desk.chat(), "First"), await desk.hears(await desk.chat(), "Second")];
  const draft = { kind: "reply" as const, bodyHtml: "<p>Almost</p>", files: [], shared: false };
  await desk.run((tx) => saveDraft(tx, at(one), desk.ada, draft, desk.now()));
  await mergeInto(one, other);
  expect(await desk.run((tx) => draftsOf(tx, at(other), desk.ada))).toMatchObject([{ bodyHtml: "<p>Almost</p>" }]);
  await desk.run((tx) => saveDraft(tx, at(other), desk.ada, { ...draft, bodyHtml: "<p>Done</p>" }, desk.now()));
  await unmergeAgain(one);
  expect(await desk.run((tx) => draftsOf(tx, at(one), desk.ada))).toMatchObject([{ bodyHtml: "<p>Done</p>" }]);
});

test("a split moves messages, and merging it back puts them where they were", async () => {
  const thread = await desk.chat();
  const one = await desk.hears(thread, "My order is late");
  await desk.hears(thread, "Also, do you have decaf?");
  const before = await seen(one);
  const [, decaf] = before.messages;
  const begun = await desk.run((tx) => split(tx, at(one), { messageIds: [decaf!], title: "Decaf" }, deed()));
  expect(begun).toMatchObject({ title: "Decaf", preview: "Also, do you have decaf?", state: "open" });
  expect((await desk.read(one)).conversation.preview).toBe("My order is late");
  // It has no thread of its own, and is answered on the one by which its messages came.
  await expect(desk.writes(begun.conversationId)).resolves.toBeDefined();
  await desk.at.owner.query("delete from desk.message where kind = 'reply' and conversation_id = $1", [
    begun.conversationId,
  ]);
  await mergeInto(begun.conversationId, one);
  expect(await seen(one)).toEqual(before);
});

test("a conversation that was to wake while it was merged wakes once it stands alone", async () => {
  const [one, other] = [await desk.hears(await desk.chat(), "Later"), await desk.hears(await desk.chat(), "Now")];
  const until = new Date(desk.now().getTime() + 60_000);
  await desk.run((tx) => applyChanges(tx, at(one), [{ kind: "state", to: "snoozed", until }], deed()));
  await mergeInto(one, other);
  await desk.at.owner.query("delete from kernel.timer where key = $1", [one]);
  desk.pass({ minutes: 5 });
  await desk.run((tx) => applyChanges(tx, at(one), [{ kind: "state", to: "open" }], deed()));
  expect(await unmergeAgain(one)).toMatchObject({ state: "snoozed", snoozedUntil: until });
  const { rows } = await desk.at.owner.query("select due_at from kernel.timer where key = $1", [one]);
  expect(rows).toEqual([{ due_at: until }]);
});

test("nothing is merged into itself, nor twice, nor round in a circle", async () => {
  const [one, other] = [await desk.hears(await desk.chat(), "First"), await desk.hears(await desk.chat(), "Second")];
  await expect(mergeInto(one, one)).rejects.toThrow("into itself");
  await mergeInto(one, other);
  await expect(mergeInto(one, other)).rejects.toThrow("was merged into another");
  await expect(mergeInto(other, one)).rejects.toThrow("was merged into another");
  await expect(unmergeAgain(other)).rejects.toThrow("is not merged");
});

type Step = { kind: "merge" | "split"; one: number; other: number };
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("merge", "merge", "split"),
  one: fc.nat(3),
  other: fc.nat(3),
});

test("any merges and splits, taken back, restore what was", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const all: string[] = [];
      for (let n = 0; n < 4; n++) {
        const thread = await desk.chat();
        all.push(await desk.hears(thread, `${n} a`));
        await desk.hears(thread, `${n} b`);
        if (n % 2) await desk.replies(all[n]!, `${n} c`);
        if (n === 3) await change(all[n]!, "resolved");
      }
      const undo: Array<() => Promise<void>> = [];
      for (const one of steps) undo.unshift(await taken(one, all));
      for (const back of undo) await back();
    }),
    { numRuns: 8 },
  );
});

/** Takes a step if it can be taken; what comes back undoes it and sees that everything is as it was before. */
async function taken({ kind, one, other }: Step, all: readonly string[]): Promise<() => Promise<void>> {
  const look = () => Promise.all(all.map(seen));
  const before = await look();
  const [from, into] = [all[one]!, all[other]!];
  const mergedInto = (id: string) => before[all.indexOf(id)]!.conversation.mergedInto;
  if (kind === "merge" && from !== into && !mergedInto(from) && !mergedInto(into)) {
    await mergeInto(from, into);
    return async () => {
      await unmergeAgain(from);
      expect(await look()).toEqual(before);
    };
  }
  const messageIds = before[one]!.messages.slice(0, 1);
  if (kind === "split" && !mergedInto(from) && messageIds.length > 0) {
    const { conversationId } = await desk.run((tx) => split(tx, at(from), { messageIds, title: "" }, deed()));
    return async () => {
      await mergeInto(conversationId, from);
      expect(await look()).toEqual(before);
    };
  }
  return async () => undefined;
}
