import { afterAll, beforeAll, expect, test } from "vitest";
import { beginning } from "../../kernel/follow.ts";
import { refreshFaces } from "../../people/cards.ts";
import { applyChanges } from "../change-conversation.ts";
import { remove } from "../change-message.ts";
import { openStage, type Stage } from "../stage.fixture.ts";
import { readSearchEvents } from "./entry.sql.ts";
import { searchFollower } from "./index-texts.ts";
import { searchMessages } from "./search.ts";

let desk: Stage;
beforeAll(async () => {
  desk = await openStage();
});
afterAll(() => desk[Symbol.asyncDispose]());

async function index(): Promise<void> {
  await desk.run(async (tx) => {
    const events = await readSearchEvents(tx, beginning, 10_000);
    await searchFollower.apply(tx, events as never[]);
  });
}

/** What is found, by the text of the best hit of each conversation. */
async function found(q: string): Promise<string[]> {
  await index();
  const { results } = await desk.run((tx) =>
    searchMessages(tx, desk.workspaceId, { q, limit: 20 }, desk.ada, desk.now()),
  );
  return results.map(({ hits }) => hits[0]!.excerpt.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join(""));
}

test("words are found in any form, in the language of the text, without their accents", async () => {
  await desk.hears(await desk.chat(), "The grinders that you have sent to me were not working");
  await desk.hears(await desk.chat(), "Ich habe die Bestellungen nicht bekommen, und das ist für mich ärgerlich");
  await desk.hears(await desk.chat(), "コーヒーが届きません。返品したいです。");
  expect(await found("grinder work")).toEqual(["The [grinders] that you have sent to me were not [working]"]);
  expect(await found("bestellung argerlich ")).toEqual([
    "Ich habe die [Bestellungen] nicht bekommen, und das ist für mich [ärgerlich]",
  ]);
  expect(await found("返品")).toHaveLength(1);
  expect(await found("grinder bestellung ")).toEqual([]);
});

test("what is typed so far is enough, and a finished word is meant as it is", async () => {
  await desk.hears(await desk.chat(), "Is the Yirgacheffe washed or natural?");
  expect(await found("yirga")).toHaveLength(1);
  expect(await found("yirga ")).toEqual([]);
});

test("a phrase is found in its order, and an order's number with its dashes", async () => {
  await desk.hears(await desk.chat(), "Order ORD-2291-B came with a broken lid");
  await desk.hears(await desk.chat(), "My lid is broken on order 2291");
  expect(await found('"broken lid"')).toEqual(["Order ORD-2291-B came with a [broken] [lid]"]);
  expect(await found("ord-2291-b")).toHaveLength(1);
  expect(await found("lid -ord ")).toEqual(["My [lid] is broken on order 2291"]);
});

test("fields narrow it: whose, tag, state, when, notes, files", async () => {
  const conversationId = await desk.hears(await desk.chat(), "A refund for the decaf, please");
  await desk.writes(conversationId, { kind: "note", bodyHtml: "<p>decaf batch 7 was recalled</p>" });
  const at = { workspaceId: desk.workspaceId, conversationId };
  const deed = { by: `member:${desk.ada}`, at: desk.now(), reason: "" };
  await desk.run((tx) => applyChanges(tx, at, [{ kind: "tags", add: ["Refund"], remove: [] }], deed));

  await desk.run((tx) => refreshFaces(tx, desk.workspaceId, [desk.noor]));
  expect(await found("decaf from:noor@example.com")).toEqual(["A refund for the [decaf], please"]);
  expect(await found("decaf from:me")).toEqual(["[decaf] batch 7 was recalled"]);
  expect(await found("decaf in:notes")).toEqual(["[decaf] batch 7 was recalled"]);
  expect(await found("tag:refund decaf")).toHaveLength(1);
  expect(await found("tag:other decaf")).toEqual([]);
  expect(await found("is:resolved decaf")).toEqual([]);
  expect(await found("decaf after:2026-03-02")).toHaveLength(1);
  expect(await found("decaf before:2026-03-02")).toEqual([]);
  expect(await found("decaf has:file")).toEqual([]);
  expect(await found("decaf assignee:nobody")).toHaveLength(1);
});

test("a wrong date is refused with what would be right", async () => {
  await expect(found("decaf before:yesterday")).rejects.toThrow("“before:” takes a date such as before:2026-01-31");
  await expect(found("decaf before:2026-02-31")).rejects.toThrow("before:2026-01-31");
  await expect(found("is:lost")).rejects.toThrow("“is:” takes one of open, pending, snoozed, resolved");
});

test("what only looks like the language of queries is words", async () => {
  await desk.hears(await desk.chat(), "a' | b & !c <-> (d) \\ :* what:ever");
  for (const hostile of ["'", "a' | !(", "\\", ":*", "<->", "-", '"', '""', "what:ever", "from:", "%_", "!!!"])
    await expect(found(hostile)).resolves.toBeDefined();
  expect(await found("what:ever")).toHaveLength(1);
});

test("a deleted message is found no more, and a title is", async () => {
  const conversationId = await desk.hears(await desk.chat(), "hello");
  const at = { workspaceId: desk.workspaceId, conversationId };
  const deed = { by: `member:${desk.ada}`, at: desk.now(), reason: "" };
  await desk.run((tx) => applyChanges(tx, at, [{ kind: "title", to: "Descaling the Silvia" }], deed));
  expect(await found("descaling")).toEqual(["[Descaling] the Silvia"]);

  const messageId = await desk.writes(conversationId, { kind: "note", bodyHtml: "<p>quokka</p>" });
  expect(await found("quokka")).toHaveLength(1);
  await desk.run((tx) => remove(tx, { ...at, messageId }, { ...deed, supervises: false }));
  expect(await found("quokka")).toEqual([]);
});
