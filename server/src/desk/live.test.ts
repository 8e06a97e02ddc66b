import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { openScreen } from "../live.fixture.ts";
import { type Api, addMember, apiOf, type Colleague, type RunningServer, startServer } from "../server.fixture.ts";
import { eventually, send } from "../timeline/senders.fixture.ts";
import type { ConversationEvent, InboxEvent } from "./live.ts";
import type { Change, Conversation } from "./shapes.ts";

let at: TestDatabase;
let on: RunningServer;
let api: Api;
let ada: Colleague;
let personId: string;
beforeAll(async () => {
  at = await copyDatabase();
  on = await startServer(at);
  api = apiOf(on);
  ada = await addMember(on.url, on.owner, "agent");
  const noor = { userId: "noor", traits: { name: "Noor" }, messageId: randomUUID() };
  await send(on.url, on.owner.serverWriteKey, "identify", noor);
  const { people } = await eventually(
    () => api<{ people: { personId: string }[] }>("/people?sort=name"),
    (found) => found.people.length === 1,
  );
  personId = people[0]!.personId;
});
afterAll(async () => {
  await on.stop();
  await at[Symbol.asyncDispose]();
});

const begin = () => api<Conversation>("/conversations", "POST", { personId, title: "Beans" });
const change = ({ conversationId }: Conversation, ...changes: Change[]) =>
  api<Conversation>(`/conversations/${conversationId}/changes`, "POST", { changes });

const screenOf = <Data>(topic: string, params: object = {}, after?: string) =>
  openScreen<Data>({
    url: on.url,
    cookie: ada.cookie,
    topic,
    params: { workspaceId: on.owner.workspaceId, ...params },
    ...(after ? { after } : {}),
  });

const stateChangesOn = ({ shown }: { shown: ConversationEvent[] }) =>
  shown.filter(({ happening }) => happening.kind === "state_changed").map(({ happening }) => happening.detail.to);

test("a conversation's screen shows what happens to it at once, also when it comes back after much has happened elsewhere", async () => {
  const [one, other] = [await begin(), await begin()];
  const screen = await screenOf<ConversationEvent>("desk.conversation", { conversationId: one.conversationId });
  await change(one, { kind: "state", to: "pending" });
  await change(other, { kind: "state", to: "pending" });
  await expect.poll(() => stateChangesOn(screen)).toEqual(["pending"]);
  expect(screen.shown.at(-1)).toMatchObject({ conversation: { conversationId: one.conversationId, state: "pending" } });
  await screen.close();

  await change(one, { kind: "state", to: "open" });
  // More of what nobody listens to than is read at once.
  for (let n = 0; n < 30; n++) {
    const titles = Array.from({ length: 20 }, (_, of): Change => ({ kind: "title", to: `Title ${n}.${of}` }));
    await change(other, ...titles);
  }
  const again = await screenOf<ConversationEvent>(
    "desk.conversation",
    { conversationId: one.conversationId },
    screen.cursor,
  );
  await change(one, { kind: "state", to: "resolved" });
  await expect.poll(() => stateChangesOn(again)).toEqual(["open", "resolved"]);
  await again.close();
});

test("the inbox shows how conversations stand now, at most four times a second", async () => {
  const conversation = await begin();
  const screen = await screenOf<InboxEvent>("desk.inbox");
  const began = performance.now();
  for (let n = 0; n < 20; n++) await change(conversation, { kind: "title", to: `Title ${n}` });
  await expect.poll(() => screen.shown.at(-1)?.conversation.title).toBe("Title 19");
  expect(screen.frames).toBeLessThanOrEqual(2 + (performance.now() - began) / 250);
  expect(screen.frames).toBe(screen.shown.length);
  await screen.close();
});
