import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import * as z from "zod";
import { capabilities } from "../capabilities.ts";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
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

interface Screen {
  words: string[];
  frames: number;
  cursor: string | undefined;
  error: unknown;
  close: () => Promise<void>;
}

function watch(
  topic: string,
  room: string,
  { cookie = ada.cookie, after }: { cookie?: string; after?: string } = {},
): Promise<Screen> {
  const screen: Screen = { words: [], frames: 0, cursor: undefined, error: undefined, close: async () => undefined };
  const socket = new WebSocket(`${on.url.replace("http", "ws")}/api/live`, { headers: { cookie } });
  screen.close = () =>
    new Promise((resolve) => {
      socket.once("close", () => resolve());
      socket.close();
    });
  const { workspaceId } = on.owner;
  socket.on("open", () =>
    socket.send(JSON.stringify({ subscribe: topic, params: { workspaceId, room }, after, id: 'a " b' })),
  );
  return new Promise((resolve) => {
    socket.on("message", (text) => {
      const { id, ready, events, error } = JSON.parse(String(text));
      if (id !== 'a " b') return;
      screen.error = error;
      if (events) screen.frames++;
      for (const { cursor, data } of events ?? []) {
        screen.cursor = cursor;
        screen.words.push(data.word);
      }
      if (ready || error) resolve(screen);
    });
  });
}

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
    await expect.poll(() => [one.words, other.words]).toEqual([["first"], ["first"]]);
    await one.close();
    for (const word of ["second", "third"]) await speak(room, word);
    const again = await watch(topic, room, { after: one.cursor! });
    await expect
      .poll(() => [again.words, other.words])
      .toEqual([
        ["second", "third"],
        ["first", "second", "third"],
      ]);
    await speak(room, "fourth");
    await expect.poll(() => again.words).toEqual(["second", "third", "fourth"]);
    expect(elsewhere.words).toEqual([]);
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
    await expect.poll(() => screen.words.at(-1)).toBe("word 99");
    expect(screen.frames).toBeLessThanOrEqual(2 + (performance.now() - began) / 250);
    expect(screen.frames).toBe(screen.words.length);
    await screen.close();
  },
);

test("a shared reading opens no other workspace's room of the same name", async () => {
  const { workspaceId } = await makeOwner(on.server, on.url, "Stranger");
  const screen = await watch("rooms.shared", "same");
  await say(at, workspaceId, "same", "secret");
  await speak("same", "open");
  await expect.poll(() => screen.words).toEqual(["open"]);
  await screen.close();
});

test("who may not see a topic is refused", async () => {
  const stranger = await makeOwner(on.server, on.url, "Another stranger");
  const screen = await watch("rooms.shared", "green", { cookie: stranger.cookie });
  expect(screen.error).toMatchObject({ code: "not_found" });
  await screen.close();
});
