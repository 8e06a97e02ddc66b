import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { makeOwner, type Owner, type RunningServer, startServer } from "../../server.fixture.ts";
import type { Preview } from "./contract.ts";
import { Importer, touchpointsOf } from "./imports.fixture.ts";

let at: TestDatabase;
let on: RunningServer;
let owner: Owner;
let admin: Importer;
beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
});
beforeEach(async () => {
  owner = await makeOwner(on.server, on.url);
  admin = new Importer({ url: on.url, owner });
});
afterAll(async () => {
  await on.stop();
  await at[Symbol.asyncDispose]();
});

const visits = [
  "Customer ID,E-mail,Visited at,Shop,Amount,Nachricht",
  'c-1,ada@kestrel.example,2026-03-01 09:30,Altstadt,"12.50","said ""thanks"""',
  "c-2,,2026-03-01T08:00:00Z,Hafen,3,",
  ",noor@kestrel.example,2026-03-02 10:00,Hafen,,",
].join("\r\n");

describe("an import", () => {
  test("guesses what the columns mean, shows what rows become, and stores them", async () => {
    const { importId, state } = await admin.upload(visits, "Shop visits.csv");
    expect(state).toBe("uploaded");
    const { body: preview } = await admin.post<Preview>(importId, "preview");
    expect(preview.format).toEqual({ kind: "csv", encoding: "utf-8", delimiter: ",", quote: '"', header: true });
    expect(preview.mapping).toMatchObject({
      userId: "Customer ID",
      email: "E-mail",
      event: { constant: "Order Completed" },
      time: { column: "Visited at", format: "iso" },
      timeZone: "UTC",
      properties: [
        { column: "Shop", name: "Shop", type: "text" },
        { column: "Amount", name: "Amount", type: "number" },
        { column: "Nachricht", name: "Nachricht", type: "text" },
      ],
    });
    expect(preview.rows[0]?.touchpoint).toMatchObject({
      identifiers: [
        { kind: "user_id", value: "c-1" },
        { kind: "email", value: "ada@kestrel.example" },
      ],
      name: "Order Completed",
      occurredAt: "2026-03-01T09:30:00.000Z",
      properties: { Shop: "Altstadt", Amount: 12.5, Nachricht: 'said "thanks"' },
    });

    const mapping = {
      ...preview.mapping,
      event: { constant: "Store Visited" },
      channel: "in-store",
      timeZone: "Europe/Berlin",
    };
    const started = await admin.post(importId, "start", { format: preview.format, mapping });
    expect(started).toMatchObject({ status: 202, body: { importId, startedBy: "Olive Owner" } });
    expect(await admin.ended(importId)).toMatchObject({
      state: "completed",
      rows: 3,
      stored: 3,
      faulty: 0,
      errors: [],
    });
    expect(await touchpointsOf(at, owner.workspaceId)).toMatchObject([
      { value: "c-2", occurred_at: new Date("2026-03-01T08:00:00Z"), channel: "in-store" },
      {
        value: "c-1",
        occurred_at: new Date("2026-03-01T08:30:00Z"),
        properties: { Amount: 12.5 },
        source_id: importId,
      },
      { identifier: "email", value: "noor@kestrel.example", occurred_at: new Date("2026-03-02T09:00:00Z") },
    ]);
  });

  test("of the same file again, under another name, changes nothing; two equal rows are two touchpoints", async () => {
    const file = `${visits}\r\nc-2,,2026-03-01T08:00:00Z,Hafen,3,\r\nc-2,,2026-03-01T08:00:00Z,Hafen,3,\r\n`;
    expect(await admin.import(file)).toMatchObject({ rows: 5, stored: 5, alreadyThere: 0, importedBeforeAt: null });
    const before = await touchpointsOf(at, owner.workspaceId);
    const again = await admin.import(file, {}, "renamed.csv");
    expect(again).toMatchObject({ rows: 5, stored: 0, alreadyThere: 5, importedBeforeAt: expect.any(String) });
    expect(await touchpointsOf(at, owner.workspaceId)).toEqual(before);
    expect(new Set(before.map((row) => row.touchpoint_id)).size).toBe(5);
  });

  test("of another file with the same rows in other columns adds only what is new", async () => {
    await admin.import("user_id,at,amount,shop\nu,2026-01-01,5,A\n", { event: { constant: "Visited" } });
    const other = "shop;at;user_id;amount\nA;2026-01-01;u;5\nB;2026-01-02;u;7\n";
    const shown = await admin.import(other, { event: { constant: "Visited" } });
    expect(shown).toMatchObject({ rows: 2, stored: 1, alreadyThere: 1 });
  });

  test("takes what a message id says, whatever else has changed", async () => {
    const file = (note: string) => `message_id,user_id,event,at,note\nm-1,u,Called,2026-01-01,${note}\n`;
    expect(await admin.import(file("first"))).toMatchObject({ stored: 1 });
    expect(await admin.import(file("second"))).toMatchObject({ stored: 0, alreadyThere: 1 });
  });

  test("of people alone says who they are", async () => {
    const file = "customer_no,email,first_name,city\n17,ada@kestrel.example,Ada,Ulm\n18,,Noor,\n";
    const shown = await admin.import(file);
    expect(shown).toMatchObject({ stored: 2, mapping: { event: null, time: null } });
    const { rows } = await at.owner.query(
      "select name, value from people.trait where workspace_id = $1 order by name, value",
      [owner.workspaceId],
    );
    expect(rows).toEqual([
      { name: "city", value: "Ulm" },
      { name: "first_name", value: "Ada" },
      { name: "first_name", value: "Noor" },
    ]);
    expect(await touchpointsOf(at, owner.workspaceId)).toMatchObject([{ name: "Identified" }, { name: "Identified" }]);
    expect(await admin.import(file, {}, "again.csv")).toMatchObject({ stored: 0, alreadyThere: 2 });
  });

  test("one bad row never sinks it: each is told by line and reason, in a file that no spreadsheet runs", async () => {
    const file = [
      "user_id,at,event,amount",
      "u1,2026-01-01,Called,5",
      ",2026-01-01,Called,5",
      "u2,2026-02-30,Called,5",
      "u3,2026-01-01,Called,five",
      "u4,2026-01-01,Called",
      'u5,2026-01-01,"Called,5',
      "u6,2099-01-01,Called,5",
      "null,2026-01-01,Called,5",
      "=cmd(),2026-01-01,Called,x",
      "u7\0,2026-01-01,Called,5",
      "u8,2026-01-01,Called,5",
    ].join("\n");
    const shown = await admin.import(file, { properties: [{ column: "amount", name: "amount", type: "number" }] });
    expect(shown).toMatchObject({ state: "completed", rows: 11, stored: 2, faulty: 9 });
    const codes = shown.errors.map(({ line, code }: { line: number; code: string }) => [line, code]);
    expect(codes).toEqual([
      [3, "missing_identity"],
      [4, "invalid_time"],
      [5, "wrong_type"],
      [6, "wrong_cell_count"],
      [7, "unclosed_quote"],
      [8, "time_out_of_range"],
      [9, "unidentified"],
      [10, "wrong_type"],
      [11, "nul_character"],
    ]);
    const csv = await admin.errorsFile(shown.importId);
    const lines = csv.split("\r\n");
    expect(lines[0]).toBe("line,code,reason,row");
    expect(lines[3]).toBe(
      '5,wrong_type,"“amount” holds ""five"", which is not a number such as 1234.5.","u3,2026-01-01,Called,five"',
    );
    expect(lines[8]).toContain(`"'=cmd(),2026-01-01,Called,x"`);
    expect(lines.length).toBe(11);
  });
});

describe("JSON Lines", () => {
  test("in the shape of messages are taken as the doors take them, and what has no message id counts once", async () => {
    const lines = [
      { type: "track", userId: "u", event: "Called", timestamp: "2026-01-01T00:00:00Z", properties: { minutes: 3 } },
      { type: "track", userId: "u", event: "Called", timestamp: "2026-01-01T00:00:00Z", properties: { minutes: 3 } },
      { type: "identify", userId: "u", messageId: "m", traits: { email: "ada@kestrel.example", name: "Ada" } },
      { type: "track", userId: "u", event: "Called" },
      { type: "dance", userId: "u" },
    ];
    const file = `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;
    const shown = await admin.import(file, {}, "messages.jsonl");
    expect(shown).toMatchObject({ mapping: { shape: "messages" }, rows: 5, stored: 3, faulty: 2 });
    expect(shown.errors.map(({ code }: { code: string }) => code)).toEqual(["invalid_time", "unknown_type"]);
    expect(await admin.import(file)).toMatchObject({ stored: 0, alreadyThere: 3 });
  });

  test("of any other shape are mapped by paths, and hostile lines cost themselves only", async () => {
    const good = { user: { id: 7 }, when: 1_767_225_600, what: { name: "Parcel Delivered" }, weight: 1.5, tags: ["a"] };
    const deep = `{"user":{"id":8},"when":1767225600,"what":{"name":"x"},"tags":${"[".repeat(40)}${"]".repeat(40)}}`;
    const file = [
      JSON.stringify(good),
      "{not json}",
      "[1,2]",
      deep,
      '{"user":{"id":8},"when":1767225600,"what":{"name":"x"},"weight":1e400}',
      '{"user":{"id":8},"when":1767225600,"what":{"name":"x"},"tags":{"__proto__":{"a":1}}}',
      '{"user":{"id":8},"when":1767225600,"what":{"name":"a\\u0000b"}}',
      '{"user":{"id":8},"when":1767225600,"what":{"name":"\\ud800"}}',
      '{"user":{"id":12345678901234567890},"when":1767225600,"what":{"name":"x"}}',
      JSON.stringify({ ...good, note: "x".repeat(40_000) }),
    ].join("\n");
    const mapping = {
      userId: "user.id",
      event: { column: "what.name" },
      time: { column: "when", format: "epoch_seconds" },
      properties: ["weight", "tags", "note"].map((name) => ({ column: name, name, type: "json" })),
    };
    const shown = await admin.import(file, mapping, "parcels.jsonl");
    expect(shown.errors.map(({ code }: { code: string }) => code)).toEqual([
      "malformed_json",
      "not_an_object",
      "too_deep",
      "number_out_of_range",
      "prototype_key",
      "nul_character",
      "lone_surrogate",
      "wrong_type",
      "item_too_large",
    ]);
    expect(await touchpointsOf(at, owner.workspaceId)).toMatchObject([
      { value: "7", name: "Parcel Delivered", properties: { weight: 1.5, tags: ["a"] } },
    ]);
  });
});
