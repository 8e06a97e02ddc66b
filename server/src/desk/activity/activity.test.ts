import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { inWorkspace } from "../../kernel/database.ts";
import { ada, newWorkspace } from "../sla/desk.fixture.ts";
import { noteActivity } from "./note-activity.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await copyDatabase();
});
afterAll(() => at[Symbol.asyncDispose]());

const second = (n: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, n));

test("beats close to each other make one stretch, and writing counts as viewing too", async () => {
  const workspaceId = await newWorkspace(at.db);
  const conversationId = "0199a000-0000-7000-8000-000000000001";
  const beat = (n: number, doing: "viewing" | "composing" = "viewing") =>
    inWorkspace(at.db, workspaceId, (tx) =>
      noteActivity(tx, { workspaceId, conversationId, memberId: ada, doing, at: second(n) }),
    );
  for (const n of [0, 10, 20]) await beat(n);
  await beat(30, "composing");
  await beat(30);
  await beat(90);
  await beat(85);
  await beat(100, "composing");
  const { rows } = await at.owner.query("select doing, begun_at, ended_at from desk.activity order by begun_at, doing");
  expect(rows).toEqual([
    { doing: "viewing", begun_at: second(0), ended_at: second(30) },
    { doing: "composing", begun_at: second(30), ended_at: second(30) },
    { doing: "viewing", begun_at: second(85), ended_at: second(85) },
    { doing: "viewing", begun_at: second(90), ended_at: second(100) },
    { doing: "composing", begun_at: second(100), ended_at: second(100) },
  ]);
});
