import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  embeddedPostgres,
  emptyDataDir,
  removeDataDir,
  type ServerProcess,
  setUp,
  startProcess,
} from "../../process.fixture.ts";
import {
  countAssigned,
  countQueue,
  fillQueue,
  mostTaken,
  startShifts,
  timesRouted,
  untilCount,
} from "./crowd.fixture.ts";

const conversations = 10_000;
const crowd = { agents: 500, conversations, slots: 20 };

let folders: string[];
let servers: ServerProcess[];
let client: pg.Client;
let workspaceId: string;

beforeAll(async () => {
  folders = [await emptyDataDir(), await emptyDataDir()];
  const first = await startProcess(folders[0]!);
  servers = [first];
  const { url } = await embeddedPostgres(folders[0]!);
  servers.push(await startProcess(folders[1]!, { DATABASE_URL: url }));
  workspaceId = (await setUp(first.url)).workspaceId;
  client = new pg.Client({ connectionString: url });
  await client.connect();
}, 120_000);
afterAll(async () => {
  await client?.end();
  for (const server of servers.reverse()) await server.stop();
  await Promise.all(folders.map(removeDataDir));
}, 60_000);

test("two servers give out ten thousand conversations: each exactly once, and nobody gets more than their slots", async () => {
  await fillQueue(client, { workspaceId, ...crowd });
  await untilCount(client, countQueue, workspaceId, conversations);
  await startShifts(client, workspaceId);
  await untilCount(client, countAssigned, workspaceId, conversations);
  expect(await timesRouted(client, workspaceId)).toEqual({ 1: conversations });
  expect(await mostTaken(client, workspaceId)).toBeLessThanOrEqual(crowd.slots);
  await untilCount(client, countQueue, workspaceId, 0);
}, 500_000);
