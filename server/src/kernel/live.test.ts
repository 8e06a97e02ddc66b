import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { capabilities } from "../capabilities.ts";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { openScreen } from "../live.fixture.ts";
import { addMember, type Colleague, makeOwner, type RunningServer, startServer } from "../server.fixture.ts";
import type { Capability } from "./capability.ts";
import { settledUntil } from "./follow.ts";
import { liveTopic } from "./live.ts";
import { ledger, makeLedger, readRoom, said, say } from "./tail.fixture.ts";

const params = z.object({ workspaceId: z.uuid(), room: z.string() });
const common = { access: "timeline:see", ledger, params, end: settledUntil };
const shared = { key: ({ room }: { room: string }) => room, read: said.read };
const read = (...[tx, { room }, after, limit]: [Parameters<typeof readRoom>[0], { room: string }, ...Last]) =>
  readRoom(tx, room, after, limit);
type Last = [Parameters<typeof readRoom>[2], number];

const rooms: Capability = {
  name: "rooms",
  topics: [
    liveTopic({ ...common, name: "rooms.shared", shared, read }),
    liveTopic({ ...common, name: "rooms.alone", read }),
    liveTopic({ ...common, name: "rooms.seldom", shared, read, everyMilliseconds: 250, about: () => "the room" }),
    liveTopic({ ...common, name: "rooms.alone_seldom", read, everyMilliseconds: 250, about: () => "the room" }),
  ],
};

let at: TestDatabase;
let on: RunningServer;
let ada: Colleague;
beforeAll(async () => {
  at = await copyDatabase();
  await makeLedger(at);
  on = await startServer(at, { capabilities: [...capabilities, rooms] });
  ada = await addMember(on.url, on.owner, "agent");
});
afterAll(async () => {
  await on.stop();
  await at[Symbol.asyncDispose]();
});

interface Said {
  word: string;
}

function watch(
  topic: string,
  room: string,
  { cookie = ada.cookie, ...more }: { cookie?: string; after?: string } = {},
) {
  const params = { workspaceId: on.owner.workspaceId, room };
  return openScreen<Said>({ url: on.url, cookie, topic, params, ...more });
}

const wordsOn = ({ shown }: { shown: Said[] }) => shown.map(({ word }) => word);
const speak = (room: string, word: string) => say(at, on.owner.workspaceId, room, word);

test.each(["rooms.shared", "rooms.alone"])(
  "%s: every screen sees each event once, and one that comes back what it missed",
  async (topic) => {
    const room = `room of ${topic}`;
    const [one, other, elsewhere] = await Promise.all([
      watch(topic, room),
      watch(topic, room),
      watch(topic, "elsewhere"),
    ]);
    await speak(room, "first");
    await expect.poll(() => [wordsOn(one), wordsOn(other)]).toEqual([["first"], ["first"]]);
    await one.close();
    for (const word of ["second", "third"]) await speak(room, word);
    const again = await watch(topic, room, { after: one.cursor! });
    await expect
      .poll(() => [wordsOn(again), wordsOn(other)])
      .toEqual([
        ["second", "third"],
        ["first", "second", "third"],
      ]);
    await speak(room, "fourth");
    await expect.poll(() => wordsOn(again)).toEqual(["second", "third", "fourth"]);
    expect(wordsOn(elsewhere)).toEqual([]);
    await Promise.all([again, other, elsewhere].map(({ close }) => close()));
  },
);

test.each(["rooms.seldom", "rooms.alone_seldom"])(
  "%s: at most four times a second, and the last word is always seen",
  async (topic) => {
    const room = `room of ${topic}`;
    const screen = await watch(topic, room);
    const began = performance.now();
    for (let n = 0; n < 100; n++) await speak(room, `word ${n}`);
    await expect.poll(() => wordsOn(screen).at(-1)).toBe("word 99");
    expect(screen.frames).toBeLessThanOrEqual(2 + (performance.now() - began) / 250);
    expect(screen.frames).toBe(screen.shown.length);
    await screen.close();
  },
);

test("a shared reading opens no other workspace's room of the same name", async () => {
  const { workspaceId } = await makeOwner(on.server, on.url, "Stranger");
  const screen = await watch("rooms.shared", "same");
  await say(at, workspaceId, "same", "secret");
  await speak("same", "open");
  await expect.poll(() => wordsOn(screen)).toEqual(["open"]);
  await screen.close();
});

test("who may not see a topic is refused", async () => {
  const stranger = await makeOwner(on.server, on.url, "Another stranger");
  const screen = await watch("rooms.shared", "green", { cookie: stranger.cookie });
  expect(screen.error).toMatchObject({ code: "not_found" });
  await screen.close();
});
