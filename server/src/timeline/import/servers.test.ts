import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { utimes, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { copyDatabase, type TestDatabase } from "../../database.fixture.ts";
import { ask, makeOwner, type RunningServer, startServer } from "../../server.fixture.ts";
import { makeVisitors } from "../../visitors.fixture.ts";
import { eventually } from "../senders.fixture.ts";
import type { Preview } from "./contract.ts";
import { importAccess } from "./doors.ts";
import { Importer } from "./imports.fixture.ts";
import { filePath, placeOf } from "./place.ts";

let at: TestDatabase;
let on: RunningServer;
let other: RunningServer;
let admin: Importer;
beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
  // On the same database, with a folder of its own.
  other = await startServer(at, { owner: on.owner });
  admin = new Importer(on);
});
afterAll(async () => {
  await Promise.all([on.stop(), other.stop()]);
  await at[Symbol.asyncDispose]();
});

const long = (user: string) =>
  `user_id,at,event,amount\n${Array.from({ length: 40_000 }, (_, i) => `${user}${i % 99},2026-01-02,Called,${i}\n`).join("")}`;

async function startLong(user: string): Promise<string> {
  const { importId } = await admin.upload(long(user));
  const { body } = await admin.post(importId, "preview");
  expect((await admin.post(importId, "start", body)).status).toBe(202);
  return importId;
}

const storedOf = async (importId: string): Promise<number> => {
  const { rows } = await at.owner.query("select count(*)::int as n from timeline.touchpoint where source_id = $1", [
    importId,
  ]);
  return rows[0].n;
};

describe("an import", () => {
  test("is shown live while it goes on, ends in one file, and leaves no file behind", async () => {
    const { importId } = await admin.upload(long("live-"));
    const path = filePath(placeOf(on.server.kernel), importId);
    expect(existsSync(path)).toBe(true);
    const { cursor } = await admin.get(importId);
    const headers = { cookie: on.owner.cookie };
    // Heard on the other server: rows carry the news, whoever runs the import.
    const socket = new WebSocket(`${other.url.replace("http", "ws")}/api/live`, { headers });
    const heard: { state: string; rows: number; bytes: number }[] = [];
    const subscribe = {
      subscribe: "timeline.import",
      params: { workspaceId: on.owner.workspaceId },
      id: 1,
      after: cursor,
    };
    socket.once("open", () => socket.send(JSON.stringify(subscribe)));
    socket.on("message", (data) => {
      for (const { data: shown } of JSON.parse(data.toString()).events ?? []) heard.push(shown);
    });
    const { body } = await admin.post(importId, "preview");
    await admin.post(importId, "start", body);
    await eventually(
      async () => heard.at(-1)?.state,
      (state) => state === "completed",
      30_000,
    );
    socket.close();

    expect(heard.filter(({ state }) => state === "running").length).toBeGreaterThan(3);
    expect(heard.map(({ rows }) => rows)).toEqual(heard.map(({ rows }) => rows).toSorted((a, b) => a - b));
    expect(await admin.get(importId)).toMatchObject({ rows: 40_000, stored: 40_000 });
    await expect.poll(() => existsSync(path)).toBe(false);
  }, 60_000);

  test("ends where it is when it is cancelled; what it stored stays; cancelling twice is harmless", async () => {
    const importId = await startLong("cancelled-");
    await eventually(
      () => admin.get(importId),
      ({ rows }) => rows > 0,
      30_000,
    );
    const cancelled = await admin.post(importId, "cancellation");
    expect(cancelled).toMatchObject({
      status: 200,
      body: { state: "cancelled", cancelledBy: "Olive Owner" },
    });
    const { rows } = cancelled.body;
    expect(rows).toBeLessThan(40_000);
    // Another one runs to its end meanwhile, so the first would have gone on if it could.
    await admin.import("user_id,at,event\nu,2026-01-01,Called\n");
    expect(await admin.get(importId)).toMatchObject({ state: "cancelled", rows });
    expect(await storedOf(importId)).toBe(rows);
    expect((await admin.post(importId, "cancellation")).body).toEqual(cancelled.body);
    expect(
      (await admin.post(importId, "start", { format: cancelled.body.format, mapping: cancelled.body.mapping })).status,
    ).toBe(409);
  }, 60_000);

  test("started several at once ends each, one after the other", async () => {
    const ids = await Promise.all([startLong("a-"), startLong("b-")]);
    const ended = await Promise.all(ids.map((id) => admin.ended(id)));
    expect(ended).toMatchObject([{ stored: 40_000 }, { stored: 40_000 }]);
  }, 90_000);

  test("is not asked of a server that has not got the file", async () => {
    const { importId } = await admin.upload("user_id,at,event\nu,2026-01-01,Called\n");
    const path = `${admin.path}/${importId}/preview`;
    const answer = await ask<{ sentence: string }>(other.url, "POST", path, { cookie: on.owner.cookie, body: {} });
    expect([answer.status, answer.body.sentence]).toEqual([503, expect.stringContaining("on another server")]);
  });

  test("leaves nothing behind when it is forgotten for a week, or was cut off", async () => {
    const { importId } = await admin.upload("user_id,at,event\nu,2026-01-01,Called\n");
    const place = placeOf(on.server.kernel);
    const partial = `${filePath(place, randomUUID())}.part`;
    await writeFile(partial, "user_id,");
    const old = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
    for (const path of [partial, filePath(place, importId)]) await utimes(path, old, old);
    await at.owner.query("update timeline.import set uploaded_at = $2 where import_id = $1", [importId, old]);
    const { importId: next } = await admin.upload("user_id,at,event\nu,2026-01-01,Called\n");
    expect([partial, filePath(place, importId), filePath(place, next)].map(existsSync)).toEqual([false, false, true]);
    expect(await admin.get(importId)).toMatchObject({ code: "not_found" });
  });

  test("is refused with a sentence and a field when it cannot run as it is meant to", async () => {
    const { importId } = await admin.upload("user_id;at;event\nu;2026-01-01;Called\n");
    const { body: plan } = await admin.post(importId, "preview");
    const wrong = async (mapping: object, format: object = {}) => {
      const { status, body } = await admin.post<{ field: string; sentence: string }>(importId, "start", {
        format: { ...plan.format, ...format },
        mapping: { ...plan.mapping, ...mapping },
      });
      return [status, body.field, body.sentence];
    };
    expect(await wrong({ userId: null })).toEqual([
      400,
      "mapping.userId",
      expect.stringContaining("whose touchpoints"),
    ]);
    expect(await wrong({ time: null })).toEqual([400, "mapping.time", expect.stringContaining("when did it happen")]);
    expect(await wrong({ email: "mail" })).toEqual([400, "mapping.email", expect.stringContaining("no column “mail”")]);
    expect(await wrong({ timeZone: "Mars/Base" })).toEqual([
      400,
      "mapping.timeZone",
      expect.stringContaining("no time zone"),
    ]);
    expect(await wrong({}, { delimiter: "," })).toEqual([
      400,
      expect.any(String),
      expect.stringContaining("has no column"),
    ]);
    const twice = ["at", "event"].map((column) => ({ column, name: "x", type: "text" }));
    expect(await wrong({ properties: twice })).toEqual([
      400,
      "mapping.properties",
      expect.stringContaining("Two columns"),
    ]);
    expect((await wrong({ properties: [{ column: "at", name: "__proto__", type: "text" }] }))[0]).toBe(400);
    expect((await admin.get(importId)).state).toBe("uploaded");
  });

  test("of a JSON array, or of nothing, says what is wrong", async () => {
    const cases: [string | Buffer, string][] = [
      ['[{"a":1},\n{"a":2}]', "one JSON array"],
      [Buffer.from("PK\x03\x04 a workbook"), "workbook"],
      [gzipSync("a,b\n"), "compressed"],
    ];
    for (const [content, sentence] of cases) {
      const { importId } = await admin.upload(content);
      const { body } = await admin.post<Preview>(importId, "preview");
      expect(body.problem).toMatchObject({ sentence: expect.stringContaining(sentence), field: "format" });
      expect((await admin.post(importId, "start", body)).status).toBe(400);
    }
    await expect(admin.upload("")).rejects.toThrow("The file is empty");
    await expect(admin.upload("x", " ")).rejects.toThrow("Say what the file is called");
  });
});

describe("the plain doors of imports", () => {
  test("let in whom the permission lets in, and nobody else", async () => {
    const stranger = await makeOwner(on.server, on.url, "Zanzibar Spices");
    const visitors = await makeVisitors(on.url, on.owner, stranger);
    const { importId } = await admin.upload("user_id,at,event\nu,2026-01-01,Called\n");
    const codes = { not_signed_in: 401, forbidden: 403, "no such workspace": 404 };
    for (const { who, cookie, key, expects } of visitors) {
      const outcome = expects(importAccess);
      const expected = outcome === "let in" ? [201, 200] : [codes[outcome], codes[outcome]];
      const headers = {
        origin: on.url,
        ...(cookie ? { cookie } : {}),
        ...(key ? { authorization: `Bearer ${key}` } : {}),
      };
      const up = await fetch(`${on.url}${admin.path}?fileName=f.csv`, { method: "POST", headers, body: "a,b\n" });
      const down = await fetch(`${on.url}${admin.path}/${importId}/errors.csv`, { headers });
      expect({ who, got: [up.status, down.status] }).toEqual({ who, got: expected });
      await Promise.all([up.text(), down.text()]);
    }
  }, 60_000);

  test("take no upload from a page of another site, and no more than they said", async () => {
    const headers = { cookie: on.owner.cookie, origin: "https://evil.example" };
    const evil = await fetch(`${on.url}${admin.path}?fileName=f.csv`, { method: "POST", headers, body: "a,b\n" });
    expect(evil.status).toBe(403);
    const huge = { cookie: on.owner.cookie, origin: on.url, "content-length": "3000000000" };
    const sending = request(`${on.url}${admin.path}?fileName=f.csv`, { method: "POST", headers: huge });
    sending.on("error", () => undefined).write("a,b\n");
    const [answer] = await once(sending, "response");
    expect(answer.statusCode).toBe(413);
    sending.destroy();
  });

  test("show the errors of no import of another workspace", async () => {
    const { importId } = await admin.upload("user_id,at,event\nu,2026-01-01,Called\n");
    const { workspaceId, cookie } = await makeOwner(on.server, on.url, "Zanzibar Fruits");
    for (const id of [importId, "x", "../x"]) {
      const path = `/api/workspaces/${workspaceId}/imports/${encodeURIComponent(id)}/errors.csv`;
      expect((await ask(on.url, "GET", path, { cookie })).status).toBe(404);
    }
  });
});
