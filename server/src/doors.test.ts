import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import * as z from "zod";
import { capabilities } from "./capabilities.ts";
import { copyDatabase, type TestDatabase } from "./database.fixture.ts";
import { furnish } from "./furnish.fixture.ts";
import { inWorkspace } from "./kernel/database.ts";
import { knock, knockWithKey, marker, shapeOf, subscribe } from "./knock.fixture.ts";
import { leaky } from "./leaky.fixture.ts";
import { ask, makeOwner, type Owner, type RunningServer, startServer } from "./server.fixture.ts";
import { makeVisitors, type Visitor } from "./visitors.fixture.ts";
import {
  addressOf,
  exampleOf,
  type IdNamed,
  parametersOf,
  plainRoutesOf,
  type Route,
  routesOf,
} from "./walk-routes.fixture.ts";
import { idsOf, rowsOf, settledRowsOf } from "./walk-rows.fixture.ts";

// The test of promise 4, "One workspace never sees another's data, through any door". It finds the doors by itself:
// a procedure or a live topic is walked as soon as its capability is in the list, and a plain door that is not named
// below fails the test until it is.

const routes = routesOf(capabilities);
const topics = capabilities.flatMap(({ topics: some }) => some ?? []);

let at: TestDatabase;
let on: RunningServer;
let owner: Owner;
let stranger: Owner;
let visitors: Visitor[];

beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
  owner = on.owner;
  stranger = await makeOwner(on.server, on.url, `${marker} Spices`);
  await Promise.all([furnish(on.url, at.owner, owner, "Kestrel"), furnish(on.url, at.owner, stranger, marker)]);
  visitors = await makeVisitors(on.url, owner, stranger);
});
afterAll(async () => {
  await on?.stop();
  await at[Symbol.asyncDispose]();
});

describe("procedures", () => {
  test("each declares its access, and each that needs a permission says of which workspace", () => {
    expect(routes.length).toBeGreaterThanOrEqual(20);
    const homeless = routes.filter(
      ({ access, path }) => !["open", "signed_in"].includes(access) && !path.startsWith("/workspaces/{workspaceId}"),
    );
    expect(homeless).toEqual([]);
  });

  test("each lets in whom its declared access lets in, and nobody else", async () => {
    const wrong: string[] = [];
    for (const visitor of visitors) {
      for (const route of routes.filter(({ access }) => access !== "open")) {
        const expected = visitor.expects(route.access);
        const outcome = await knock(on.url, route, visitor, { workspaceId: owner.workspaceId });
        if (outcome !== expected) wrong.push(`${visitor.who} at ${route.name}: ${outcome} instead of ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test("the open ones answer everybody without breaking", async () => {
    const broken: string[] = [];
    for (const visitor of visitors.filter(({ cookie }) => cookie !== stranger.cookie)) {
      for (const route of routes.filter(({ access }) => access === "open")) {
        const outcome = await knock(on.url, route, visitor, {});
        if (/^\d/.test(outcome) || outcome === "forbidden") broken.push(`${visitor.who} at ${route.name}: ${outcome}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test("none can be talked into another workspace by a second workspace id in the body or the query", async () => {
    const talked: string[] = [];
    for (const route of routes.filter(({ path }) => path.includes("{workspaceId}"))) {
      const address = addressOf(route, (name) => (name === "workspaceId" ? owner.workspaceId : randomUUID()));
      const { cookie } = owner;
      const other = { workspaceId: stranger.workspaceId };
      const withBody = ["GET", "DELETE"].includes(route.method) ? undefined : other;
      const answer = await ask(on.url, route.method, `${address}?workspaceId=${other.workspaceId}`, {
        cookie,
        body: withBody,
      });
      if (answer.status >= 500 || answer.text.includes(marker)) talked.push(`${route.name}: ${answer.text}`);
    }
    expect(talked).toEqual([]);
  });

  test("ids of another workspace's things lead nowhere from one's own, and change nothing there", async () => {
    expect(await reachesAcross(on.url, routes)).toEqual([]);
  }, 60_000);

  test("a procedure that forgets the workspace is found out", async () => {
    await using leaking = await startServer(at, { owner, capabilities: [...capabilities, leaky] });
    const found = await reachesAcross(leaking.url, routesOf([leaky]));
    expect(found).toEqual([expect.stringMatching(/^leaky\.seeKey: 200 /), "workspaces.invitation was changed"]);
  });
});

/** What the owner reaches of the stranger's workspace by sending its ids to these procedures. */
async function reachesAcross(url: string, across: Route[]): Promise<string[]> {
  const before = await settledRowsOf(at.owner, stranger.workspaceId);
  const foreign = await idsOf(at.owner, stranger.workspaceId);
  const found: string[] = [];
  for (const route of across.filter(({ path }) => path.includes("{workspaceId}"))) {
    const missing = parametersOf(route).find((name) => isOtherId(name) && !foreign(name));
    if (missing) found.push(`${route.name}: the other workspace has no ${missing}; furnish it with one`);
    const asked: string[] = [];
    const answer = await callWith(url, route, (name) => {
      asked.push(name);
      return foreign(name);
    });
    // An id that is elsewhere must be answered like one that is nowhere.
    const asNowhere = !asked.some(isOtherId) || shapeOf(answer) === shapeOf(await callWith(url, route, randomId));
    const told = answer.text.includes(marker) || !asNowhere;
    if (told || answer.status >= 500) found.push(`${route.name}: ${answer.status} ${answer.text}`);
  }
  const after = await rowsOf(at.owner, stranger.workspaceId);
  const changed = Object.keys(before).filter((table) => before[table] !== after[table]);
  return [...found, ...changed.map((table) => `${table} was changed`)];
}

function isOtherId(name: string): boolean {
  return /Ids?$/.test(name) && name !== "workspaceId";
}

function randomId(name: string): string | undefined {
  return isOtherId(name) ? randomUUID() : undefined;
}

/** Calls a procedure as the owner, with an input that its schema takes, made of these ids. */
function callWith(url: string, route: Route, otherId: IdNamed) {
  const idNamed: IdNamed = (name) => (name === "workspaceId" ? owner.workspaceId : otherId(name));
  const input = exampleOf(route.input, idNamed) as Record<string, unknown>;
  const address = addressOf(route, idNamed);
  const { cookie } = owner;
  if (!["GET", "DELETE"].includes(route.method)) return ask(url, route.method, address, { cookie, body: input });
  const fields = Object.entries(input).filter(([name]) => !parametersOf(route).includes(name));
  const query = new URLSearchParams(fields.map(([name, value]) => [name, String(value)]));
  return ask(url, route.method, `${address}?${query}`, { cookie });
}

describe("live topics", () => {
  test("each lets in whom its declared access lets in, and nobody else", async () => {
    const wrong: string[] = [];
    for (const visitor of visitors) {
      for (const topic of topics) {
        const schema = z.toJSONSchema(topic.params, { io: "input", unrepresentable: "any" });
        const params = exampleOf(schema, (name) => (name === "workspaceId" ? owner.workspaceId : randomUUID()));
        const outcome = await subscribe(on.url, visitor, topic.name, params);
        const expected = visitor.expects(topic.access);
        if (outcome !== expected) wrong.push(`${visitor.who} at ${topic.name}: ${outcome} instead of ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("a page of another site cannot listen with our visitor's cookie", async () => {
    const headers = { cookie: owner.cookie, origin: "https://evil.example" };
    const socket = new WebSocket(`${on.url.replace("http", "ws")}/api/live`, { headers });
    const code = await new Promise((resolve) => socket.once("close", resolve));
    expect(code).toBe(4403);
  });
});

// What stands beside the procedures, and what it takes to be let in there.
const plainDoors: { pattern: RegExp; needs: "nothing" | "its own check" | "a write key" }[] = [
  { pattern: /^(GET|HEAD) \/(healthz|readyz|metrics)$/, needs: "nothing" },
  { pattern: /^(GET|HEAD) \/api\/(openapi\.json|docs)$/, needs: "nothing" },
  // Procedures and live topics are walked above; sign-in has tests of its own.
  { pattern: /^[A-Z]+ \/api\/(\*|live|auth\/\*)$/, needs: "its own check" },
  { pattern: /^OPTIONS (\/beacon)?\/v1\//, needs: "nothing" },
  // A file goes in and out as it is; who may is tested beside the import.
  { pattern: /^(GET|HEAD|POST) \/api\/workspaces\/:workspaceId\/imports/, needs: "its own check" },
  // Who may is tested beside the export.
  { pattern: /^(GET|HEAD) \/api\/workspaces\/:workspaceId\/people\/:personId\/export$/, needs: "its own check" },
  // What a browser SDK asks before it starts: the same for every key, known or not.
  { pattern: /^(GET|HEAD) \/((customer\.io\/)?v1\/projects\/:key\/settings|sourceConfig)$/, needs: "nothing" },
  { pattern: /^(GET|HEAD|POST) (\/beacon)?\/v1\//, needs: "a write key" },
  { pattern: /^(GET|HEAD) \/(sdk\.js|chat\.js|chat\/assets\/:name|demo(\/.*)?)$/, needs: "nothing" },
  // Who may is tested beside the desk.
  { pattern: /^(GET|HEAD|POST) \/api\/workspaces\/:workspaceId\/files(\/:fileId)?$/, needs: "its own check" },
  // Who may is tested beside the chat.
  { pattern: /^[A-Z]+ \/chat\/v1\/(\*|config|sessions|socket|poll|threads|files)(\/|$)/, needs: "its own check" },
];

describe("plain doors", () => {
  test("each is known here, with what it takes to be let in", () => {
    const unknown = plainRoutesOf(on.server.http).filter(
      (door) => !plainDoors.some(({ pattern }) => pattern.test(door)),
    );
    expect(unknown).toEqual([]);
  });

  test("those that need a write key refuse every other", async () => {
    const doors = plainRoutesOf(on.server.http).filter((door) => {
      const needs = plainDoors.find(({ pattern }) => pattern.test(door))?.needs;
      return needs === "a write key" && !door.startsWith("HEAD");
    });
    const revoked = visitors.find(({ who }) => who === "a revoked key")!.key!;
    const narrow = visitors.find(({ who }) => who === "a secret key with one scope")!.key!;
    const keys = ["", revoked, narrow, `wk_${"A".repeat(22)}`];
    const open: string[] = [];
    for (const [door, key] of doors.flatMap((each) => keys.map((key) => [each, key] as const))) {
      const status = await knockWithKey(on.url, door, key);
      if (status < 400 || status >= 500) open.push(`${door} with “${key}”: ${status}`);
    }
    expect(open).toEqual([]);
  });
});

describe("tables", () => {
  test("each that holds a workspace's rows has the second lock", async () => {
    const tables = Object.keys(await rowsOf(at.owner, stranger.workspaceId));
    expect(tables).toContain("workspaces.api_key");
    const open: string[] = [];
    for (const table of tables) {
      const all = await at.pool.query(`select from ${table}`);
      if (all.rowCount !== 0) open.push(`${table} shows ${all.rowCount} rows where no workspace was chosen`);
      const others = await inWorkspace(at.db, owner.workspaceId, (tx) =>
        sql`select from ${sql.raw(table)} where workspace_id <> ${owner.workspaceId}`.execute(tx),
      );
      if (others.rows.length > 0) open.push(`${table} shows rows of another workspace`);
    }
    expect(open).toEqual([]);
  });

  test("nothing can be written into another workspace", async () => {
    const theirs = sql`insert into workspaces.audit_entry (workspace_id, actor, actor_name, act, target, ip, user_agent)
      values (${stranger.workspaceId}, '', '', '', '', '', '')`;
    await expect(inWorkspace(at.db, owner.workspaceId, (tx) => theirs.execute(tx))).rejects.toThrow(
      "row-level security",
    );
  });
});
