import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { inSystem, inWorkspace } from "../kernel/database.ts";
import { beginning } from "../kernel/follow.ts";
import { ask, type RunningServer, startServer } from "../server.fixture.ts";
import { send } from "../timeline/senders.fixture.ts";
import { claimsOf, type Message, type Proof } from "./claims.ts";
import { subjectIdOf } from "./identifier.ts";
import { recordSayings, type Sayings } from "./record.ts";
import { readEdges } from "./resolution.sql.ts";
import { resolution } from "./resolution.ts";
import { slotOf } from "./slot.ts";
import { settled } from "./stage.fixture.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await copyDatabase();
});
afterAll(() => at[Symbol.asyncDispose]());

const salt = Buffer.alloc(32, 7);
let reached = beginning;
const hour = 3_600_000;
const oneOf = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const someMessage = fc.record({
  kind: fc.constantFrom("identify", "track", "alias"),
  occurredAt: fc.integer({ min: 0, max: 6 }).map((hours) => Date.UTC(2026, 0, 1) + hours * hour),
  userId: oneOf("ada", "bea"),
  anonymousId: oneOf("phone", "laptop", "tablet"),
  previousId: oneOf("phone", "ada"),
  email: oneOf("ada@example.org", "bea@example.org"),
  proof: fc.constantFrom<Proof>(
    { trust: "server" },
    { trust: "server" },
    { trust: "browser" },
    { trust: "token", tokenSubject: { userId: "ada" } },
  ),
});
type Said = Message & { proof: Proof };

/** What one message says, as ingest stores it. */
function sayingsOf({ proof, ...message }: Said): Sayings {
  const { identifiers, edges } = claimsOf(message, proof);
  const { occurredAt } = message;
  return {
    identifiers: identifiers.map((identifier) => ({
      subjectId: subjectIdOf(salt, identifier),
      ...identifier,
      sourceId: null,
      firstSeenAt: occurredAt,
    })),
    edges: edges.map(({ a, b, ...edge }) => ({
      ...edge,
      a: subjectIdOf(salt, a),
      b: subjectIdOf(salt, b),
      slot: slotOf(occurredAt),
      confidence: 1,
      sourceId: null,
    })),
    traits: [],
    companies: [],
    employments: [],
    consents: [],
  };
}

async function newWorkspace(): Promise<string> {
  const { rows } = await at.owner.query(
    `with someone as (insert into workspaces."user" (name, email) values ('Olive', gen_random_uuid() || '@example.org') returning id)
     insert into workspaces.workspace (name, time_zone, subject_salt, identity_secret, created_by)
     select 'W', 'UTC', $1, 's', id from someone returning workspace_id`,
    [salt],
  );
  return rows[0].workspace_id;
}

/** Resolves everything recorded so far, as the follower does, in batches of a few edges. */
async function followOn(): Promise<void> {
  for (let left = true; left; ) {
    const step = await inSystem(at.db, async (tx) => {
      const read = await readEdges(tx, reached, 5);
      if (read.length > 0) await resolution.apply(tx, read as never[]);
      return read.at(-1);
    });
    if (step) reached = { xid: step.xid, seq: step.seq };
    const unread = "select from people.edge where (xid, seq) > ($1::xid8, $2) and subject_id < other_id limit 1";
    left = (await at.owner.query(unread, [reached.xid, reached.seq])).rowCount! > 0;
  }
}

/** Records messages in an order, a few at a time, resolving in between as chance has it, and tells who is who then. */
async function peopleAfter(messages: readonly Said[], restAfter: ReadonlySet<number>): Promise<unknown> {
  const workspaceId = await newWorkspace();
  for (const [place, message] of messages.entries()) {
    await inWorkspace(at.db, workspaceId, (tx) => recordSayings(tx, workspaceId, sayingsOf(message), "test"));
    if (restAfter.has(place)) await followOn();
  }
  await followOn();
  const content = async (columns: string, table: string) =>
    (
      await at.owner.query(`select ${columns} from people.${table} where workspace_id = $1 order by 1, 2, 3`, [
        workspaceId,
      ])
    ).rows;
  return {
    holdings: await content("subject_id, valid_from, person_id, valid_until", "holding"),
    memberships: await content("person_id, subject_id, valid_from, valid_until", "membership"),
    conflicts: await content("subject_id, other_id, occurred_at, because, moved", "conflict"),
    suggestions: await content("subject_id, other_id, reason, occurred_at", "suggestion"),
    faces: await content("person_id, name, words, email, phone, user_id, proven, identifiers", "face"),
  };
}

test("whatever the order in which messages are recorded and resolved, the people are the same", async () => {
  const shuffled = fc
    .array(someMessage, { minLength: 2, maxLength: 9 })
    .chain((messages) =>
      fc.tuple(
        fc.constant(messages as Said[]),
        fc.shuffledSubarray(messages as Said[], { minLength: messages.length }),
        fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 4 }),
      ),
    );
  await fc.assert(
    fc.asyncProperty(shuffled, async ([messages, otherOrder, rests]) => {
      const expected = await peopleAfter(messages, new Set());
      expect(await peopleAfter(otherOrder, new Set(rests))).toEqual(expected);
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 120_000);

test("two servers that follow at once agree with one, and each touchpoint counts once", async () => {
  await using shared = await copyDatabase();
  await using own = await copyDatabase();
  await using one = await startServer(shared);
  await using two = await startServer(shared, { owner: one.owner });
  await using alone = await startServer(own);
  // The ids of subjects decide between what is said at one instant, so both have to have the same.
  for (const database of [shared, own])
    await database.owner.query("update workspaces.workspace set subject_salt = $1", [salt]);
  // A server remembers what belongs to a key for some seconds; it has not seen a new key yet.
  const keys = [await freshKey(one), await freshKey(alone)];

  const people = Array.from({ length: 30 }, (_, number) => `customer-${number}`);
  const messages = people.flatMap((userId, number) => [
    { type: "track", anonymousId: `${userId}-phone`, event: "Looked" },
    { type: "identify", anonymousId: `${userId}-phone`, userId, traits: { email: `${userId}@example.org` } },
    { type: "identify", anonymousId: `${people[(number + 1) % 30]}-phone`, userId, traits: {} },
    { type: "track", userId, event: "Bought" },
  ]);
  const batch = messages.map((message, number) => ({
    ...message,
    messageId: `message-${number}`,
    timestamp: new Date(Date.UTC(2026, 1, 1) + number * 60_000).toISOString(),
  }));
  const backwards = batch.toReversed();
  for (let from = 0; from < batch.length; from += 10) {
    const [these, those] = [batch.slice(from, from + 10), backwards.slice(from, from + 10)];
    await Promise.all([
      send(one.url, keys[0]!, "batch", { batch: these }),
      send(two.url, keys[0]!, "batch", { batch: these }),
      send(alone.url, keys[1]!, "batch", { batch: those }),
    ]);
  }
  await Promise.all([settled(shared), settled(own)]);
  const [both, single] = [await whoIsWho(shared), await whoIsWho(own)];
  expect(both).toEqual(single);
  expect(both.touchpoints).toBe(batch.length);
}, 60_000);

async function freshKey({ url, owner }: RunningServer): Promise<string> {
  const body = { kind: "write", name: "Server", source: "server" };
  const { cookie, workspaceId } = owner;
  return (await ask<{ value: string }>(url, "POST", `/api/workspaces/${workspaceId}/keys`, { cookie, body })).body
    .value;
}

async function whoIsWho(at: TestDatabase) {
  const rows = async (text: string) => (await at.owner.query(text)).rows;
  const tallies = await rows("select person_id, touchpoints from people.tally where touchpoints > 0 order by 1");
  return {
    holdings: await rows("select subject_id, valid_from::text, person_id from people.holding order by 1, 2"),
    tallies,
    touchpoints: tallies.reduce((sum, row) => sum + Number(row.touchpoints), 0),
  };
}
