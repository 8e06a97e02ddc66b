import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { ask, type RunningServer, startServer } from "../../server.fixture.ts";
import type { ApiDocument } from "./document.ts";
import { apiPage } from "./page.ts";
import { shapeOf } from "./shape.ts";

let at: TestDatabase;
let on: RunningServer;
beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
});
afterAll(async () => {
  await on.stop();
  await at[Symbol.asyncDispose]();
});

test("the page tells of every procedure what it needs, without a script or anything from elsewhere", async () => {
  const { body: document } = await ask(on.url, "GET", "/api/openapi.json");
  const { text: page, headers } = await ask(on.url, "GET", "/api/docs");

  const operations = Object.values((document as ApiDocument).paths).flatMap((path) => Object.values(path));
  expect(operations.length).toBeGreaterThan(30);
  for (const { operationId } of operations) expect(page).toContain(`<article id="${operationId}">`);
  expect(operations.filter((operation) => !operation["x-access"] || !operation.summary)).toEqual([]);
  expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page).not.toMatch(/<script|(src|href)="https?:|@import|url\(/);
});

test("what a contract says is shown, never run", () => {
  const operation = { operationId: "a.b", summary: '<img src=x onerror="alert(1)">', responses: {} };
  const info = { title: "Throughline", version: "1", description: "" };
  const page = apiPage({ info, paths: { "/a": { get: operation } } }, "http://localhost:4600");
  expect(page).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
  expect(page).not.toContain("<img");
});

test("a schema is written as a shape", () => {
  const schema = {
    type: "object",
    properties: {
      personId: { type: "string", format: "uuid" },
      name: { anyOf: [{ type: "string" }, { type: "null" }] },
      tags: { type: "array", items: { enum: ["a", "b"] } },
    },
    required: ["personId", "name"],
  };
  expect(shapeOf(schema)).toBe('{\n  personId: uuid\n  name: string | null\n  tags?: ("a" | "b")[]\n}');
});
