import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { openStage, type Stage } from "./stage.fixture.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

interface Known {
  personId: string;
  identifiers: { value: string }[];
}

const whoWas = (kind: string, value: string, at: Date) =>
  stage.api<{ asKnownThen: Known; asKnownToday: Known }>(
    "GET",
    `/identifiers/${kind}/${encodeURIComponent(value)}/as-of?at=${at.toISOString()}`,
  );
const valuesOf = ({ identifiers }: Known) => identifiers.map(({ value }) => value).sort();

test("who had a device on 1 March: by what was known then, and by what is known today", async () => {
  await stage.prove({ type: "track", anonymousId: "tablet", event: "Looked" });
  await stage.settled();
  const march = new Date();
  await new Promise((resolve) => setTimeout(resolve, 30));
  await stage.prove({ type: "identify", userId: "ada", anonymousId: "tablet", traits: { email: "Ada@Example.org" } });
  await stage.settled();
  const april = new Date();

  const then = await whoWas("anonymous_id", "tablet", march);
  expect(valuesOf(then.asKnownThen)).toEqual(["tablet"]);
  expect(valuesOf(then.asKnownToday)).toEqual(["ada", "ada@example.org", "tablet"]);
  const later = await whoWas("email", "ADA@example.org", april);
  expect(valuesOf(later.asKnownThen)).toEqual(["ada", "ada@example.org", "tablet"]);
  expect(later.asKnownThen.personId).toBe(await stage.personOf("user_id", "ada"));
  expect(await whoWas("email", "ada@example.org", march)).toMatchObject({ asKnownThen: null });
  await expect(whoWas("email", "not an email", march)).rejects.toThrow("cannot be");
  await expect(whoWas("shoe_size", "42", march)).rejects.toThrow("no kind");
});

test("a merge that was undone is still told of the time in which it stood", async () => {
  await stage.prove({ type: "identify", userId: "bea", traits: {} }, { type: "identify", userId: "cleo", traits: {} });
  await stage.settled();
  const [bea, cleo] = [await stage.personOf("user_id", "bea"), await stage.personOf("user_id", "cleo")];
  const { mergeId } = await stage.api<{ mergeId: string }>("POST", `/people/${bea}/merges`, { otherPersonId: cleo });
  await new Promise((resolve) => setTimeout(resolve, 30));
  const between = new Date();
  await new Promise((resolve) => setTimeout(resolve, 30));
  await stage.api("DELETE", `/merges/${mergeId}`);

  expect(valuesOf((await whoWas("user_id", "bea", between)).asKnownThen)).toEqual(["bea", "cleo"]);
  expect(valuesOf((await whoWas("user_id", "bea", between)).asKnownToday)).toEqual(["bea"]);
});

test("a screen that watches a person hears that they were merged and parted, also from where it was cut off", async () => {
  await stage.prove({ type: "identify", userId: "dora", traits: {} }, { type: "identify", userId: "eve", traits: {} });
  await stage.settled();
  const [dora, eve] = [await stage.personOf("user_id", "dora"), await stage.personOf("user_id", "eve")];
  const first = await watch(dora, null);
  const { mergeId } = await stage.api<{ mergeId: string }>("POST", `/people/${dora}/merges`, { otherPersonId: eve });
  await expect.poll(() => first.events.length).toBe(1);
  const [{ cursor, data }] = first.events as [{ cursor: string; data: { personId: string; formerPersonId: string } }];
  expect([data.personId, data.formerPersonId].sort()).toEqual([dora, eve].sort());
  first.close();

  await stage.api("DELETE", `/merges/${mergeId}`);
  const second = await watch(dora, cursor);
  await expect.poll(() => second.events.length).toBe(1);
  second.close();
});

async function watch(personId: string, after: string | null) {
  const { url, owner } = stage.on;
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/live`, { headers: { cookie: owner.cookie } });
  const events: unknown[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("message", (text) => {
      const message = JSON.parse(String(text));
      if (message.error) reject(new Error(message.error.sentence));
      if (message.ready) resolve();
      events.push(...(message.events ?? []));
    });
  });
  await new Promise((resolve) => socket.once("open", resolve));
  const params = { workspaceId: owner.workspaceId, personId };
  socket.send(JSON.stringify({ subscribe: "people.person", id: 1, params, after }));
  await ready;
  return { events, close: () => socket.close() };
}
