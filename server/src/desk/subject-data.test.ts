import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../kernel/clock.ts";
import { readConfig } from "../kernel/config.ts";
import { applyChanges } from "./change-conversation.ts";
import { saveDraft } from "./drafts.ts";
import { merge } from "./merge.ts";
import { openStage, type Stage, unknown } from "./stage.fixture.ts";
import { subjectData } from "./subject-data.ts";

let desk: Stage;
beforeAll(async () => {
  desk = await openStage();
});
afterAll(() => desk[Symbol.asyncDispose]());

const whose = () => ({
  ...{ workspaceId: desk.workspaceId, personIds: [desk.noor], identifiers: [] },
  spans: [{ subjectId: desk.noor, from: null, until: null }],
});

/** A conversation with Noor that says "secret" wherever somebody can say something, merged into somebody else's. */
async function confide(): Promise<{ own: string; other: string }> {
  const own = await desk.hears(await desk.chat(), "secret question");
  const stranger = unknown();
  const other = await desk.hears(await desk.chat(stranger), "Not hers", stranger);
  await desk.replies(own, "secret answer");
  await desk.writes(own, { kind: "note", bodyHtml: "secret note", mentions: [desk.ben] });
  const key = { workspaceId: desk.workspaceId, conversationId: own };
  const deed = { by: `member:${desk.ada}`, at: desk.now(), reason: "secret reason" };
  const changes = [
    { kind: "title" as const, to: "secret title" },
    { kind: "field" as const, name: "order", to: "secret order" },
  ];
  await desk.run((tx) => applyChanges(tx, key, changes, deed));
  const draft = { kind: "reply" as const, bodyHtml: "secret draft", files: [], shared: true };
  await desk.run((tx) => saveDraft(tx, key, desk.ada, draft, desk.now()));
  await desk.run((tx) => merge(tx, key, other, { ...deed, reason: "" }));
  return { own, other };
}

async function everythingWith(word: string): Promise<string[]> {
  const { rows: tables } = await desk.at.owner.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'desk'",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await desk.at.owner.query(`select from ${name} t where t::text like $1`, [`%${word}%`]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

test("an export holds all conversations with a person; an erasure leaves their number, in the name of nobody", async () => {
  const { own, other } = await confide();
  const rows = await desk.run(async (tx) => {
    const tables: Record<string, readonly object[]> = {};
    for await (const { table, rows: some } of subjectData.export(tx, whose())) tables[table] = some;
    return tables;
  });
  expect(rows["desk.conversation"]).toMatchObject([{ conversation_id: own, title: "secret title" }]);
  expect(rows["desk.message"]).toHaveLength(3);
  expect(rows["desk.event"]!.length).toBeGreaterThan(5);

  const config = readConfig({});
  await desk.run((tx) => subjectData.erase(tx, whose(), { config, clock: systemClock }));
  expect(await everythingWith("secret")).toEqual([]);
  expect(await everythingWith(desk.noor)).toEqual([]);
  const { conversation } = await desk.read(own);
  expect(conversation).toMatchObject({ number: 1, title: "", preview: "", personName: null });
  expect((await desk.read(other)).messages).toMatchObject([{ bodyText: "Not hers" }]);
  expect((await desk.read(other)).happenings.map(({ kind }) => kind)).toContain("merged_in");
});
