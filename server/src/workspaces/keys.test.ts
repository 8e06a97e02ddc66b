import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { type RunningServer, startServer } from "../server.fixture.ts";
import { findWriteKey } from "./public.ts";

let at: TestDatabase;
let on: RunningServer;
beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

test("a write key leads to its source, a wrong one to nothing", async () => {
  const { kernel } = on.server;
  const { owner } = on;
  const browser = await findWriteKey(kernel, owner.writeKey);
  expect(browser).toMatchObject({ workspaceId: owner.workspaceId, trust: "browser", trustsClaims: false });
  expect(browser?.subjectSalt).toHaveLength(32);
  expect(await findWriteKey(kernel, owner.serverWriteKey)).toMatchObject({ trust: "server" });
  expect(await findWriteKey(kernel, owner.secretKey)).toMatchObject({ trust: "server" });
  expect(await findWriteKey(kernel, `wk_${"x".repeat(22)}`)).toBeUndefined();
  expect(await findWriteKey(kernel, "anything")).toBeUndefined();
});
