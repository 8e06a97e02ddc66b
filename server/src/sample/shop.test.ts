import { expect, test } from "vitest";
import { copyDatabase } from "../database.fixture.ts";
import { ask, startServer } from "../server.fixture.ts";

test("the shop is closed until the sample company is loaded, and says so", async () => {
  await using at = await copyDatabase();
  await using on = await startServer(at);
  const { status, body } = await ask(on.url, "GET", "/demo/");
  expect({ status, body }).toMatchObject({ status: 404, body: { code: "not_found" } });
});

test("with DEMO it is open, reports with the workspace's browser key, and never with another", async () => {
  await using at = await copyDatabase();
  await using on = await startServer(at, { settings: { DEMO: "true" } });
  expect((await ask(on.url, "GET", "/demo")).headers.get("location")).toBe("/demo/");
  const { status, text, headers } = await ask(on.url, "GET", "/demo/");
  expect(status).toBe(200);
  expect(headers.get("content-type")).toContain("text/html");
  expect(text).toContain(on.owner.writeKey);
  expect(text).not.toContain(on.owner.serverWriteKey);
});
