import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage } from "./stage.fixture.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

/** Customers with a device, an email and a consent each, all ids beginning with `prefix`. */
async function customers(prefix: string, names: string[]): Promise<string[]> {
  await stage.prove(
    ...names.flatMap((name, day) => {
      const [userId, anonymousId] = [`${prefix}-${name}`, `${prefix}-${name}-phone`];
      const timestamp = new Date(Date.UTC(2026, 3, day + 1)).toISOString();
      const traits = { name, email: `${userId}@example.org`, plan: day };
      return [
        { type: "identify", userId, anonymousId, traits, timestamp },
        { type: "track", anonymousId, event: "Order Completed", properties: { total: 10 + day }, timestamp },
        {
          type: "track",
          userId,
          event: "Consent Updated",
          properties: { purposes: { news: day % 2 === 0 } },
          timestamp,
        },
      ];
    }),
  );
  await stage.settled();
  return Promise.all(names.map((name) => stage.personOf("user_id", `${prefix}-${name}`)));
}

interface Person {
  card: { touchpoints: number };
  conflicts: object[];
}

const merge = (one: string, other: string) =>
  stage.api<{ mergeId: string }>("POST", `/people/${one}/merges`, { otherPersonId: other, note: "the same woman" });
const undo = ({ mergeId }: { mergeId: string }) => stage.api("DELETE", `/merges/${mergeId}`);
const separate = (person: string, subjectIds: string[]) =>
  stage.api<{ separationId: string }>("POST", `/people/${person}/separations`, { subjectIds });
const subjectsOf = (prefix: string, name: string) =>
  Promise.all([
    stage.subjectOf("user_id", `${prefix}-${name}`),
    stage.subjectOf("anonymous_id", `${prefix}-${name}-phone`),
    stage.subjectOf("email", `${prefix}-${name}@example.org`),
  ]);

test("merges of merges are undone in any order, and everything is as it was", async () => {
  const [ada, bea, cleo] = await customers("any-order", ["ada", "bea", "cleo"]);
  const before = await stage.snapshot();
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const first = await merge(ada!, bea!);
    const second = await merge(cleo!, bea!);
    const { card } = await stage.api<Person>("GET", `/people/${bea}`);
    expect(card).toMatchObject({ touchpoints: 9, orders: 3, revenue: 33 });
    expect(await stage.personOf("user_id", "any-order-ada")).toBe(await stage.personOf("user_id", "any-order-cleo"));

    const merged = await stage.snapshot();
    const merges = [first, second];
    await undo(merges[order[0]!]!);
    expect(await stage.snapshot()).not.toEqual(merged);
    await undo(merges[order[1]!]!);
    expect(await stage.snapshot()).toEqual(before);
  }
});

test("a merge of whom a human had separated ends the separation, and undone, brings it back", async () => {
  const [dora] = await customers("renewed", ["dora"]);
  const whole = await stage.snapshot();
  const phone = await stage.subjectOf("anonymous_id", "renewed-dora-phone");
  await separate(dora!, [phone]);
  const apart = await stage.snapshot();
  expect(apart).not.toEqual(whole);

  const merged = await merge(dora!, phone);
  expect(await stage.snapshot()).toEqual(whole);
  await undo(merged);
  expect(await stage.snapshot()).toEqual(apart);

  // What they say again is what the human knew: they stay apart.
  await stage.prove({ type: "identify", userId: "renewed-dora", anonymousId: "renewed-dora-phone" });
  await stage.settled();
  expect(await stage.personOf("anonymous_id", "renewed-dora-phone")).toBe(phone);
});

test("separations of a merged person, ended in any order, leave the merged person as they were", async () => {
  const [eve, fay] = await customers("two-cuts", ["eve", "fay"]);
  await merge(eve!, fay!);
  const merged = await stage.snapshot();
  const [person] = [await stage.personOf("user_id", "two-cuts-eve")];
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const cuts = [
      await separate(person!, [await stage.subjectOf("anonymous_id", "two-cuts-eve-phone")]),
      await separate(person!, [await stage.subjectOf("email", "two-cuts-fay@example.org")]),
    ];
    for (const place of order) await stage.api("DELETE", `/separations/${cuts[place]!.separationId}`);
    expect(await stage.snapshot()).toEqual(merged);
  }
});

test("separating whom a human merged leaves the two as they were before the merge", async () => {
  const [gil, hal] = await customers("back", ["gil", "hal"]);
  const before = await stage.snapshot();
  await merge(gil!, hal!);
  await separate(await stage.personOf("user_id", "back-gil"), await subjectsOf("back", "hal"));
  expect(await stage.snapshot()).toEqual(before);
});

test("a person whose phone went over to another is merged as who they are now, and gets it back when that is undone", async () => {
  await customers("handover", ["ida", "jon"]);
  await stage.prove({ type: "track", userId: "handover-jon", anonymousId: "handover-ida-phone", event: "Lent" });
  await stage.settled();
  expect(await stage.personOf("anonymous_id", "handover-ida-phone")).toBe(
    await stage.personOf("user_id", "handover-jon"),
  );
  const before = await stage.snapshot();

  const merged = await merge(
    await stage.personOf("user_id", "handover-ida"),
    await stage.personOf("user_id", "handover-jon"),
  );
  const { card, conflicts } = await stage.api<Person>(
    "GET",
    `/people/${await stage.personOf("user_id", "handover-ida")}`,
  );
  expect(card.touchpoints).toBe(7);
  expect(conflicts).toEqual([]);
  await undo(merged);
  expect(await stage.snapshot()).toEqual(before);
});

test("a merge is refused twice, undone once, and told with its author", async () => {
  const [kim, lea] = await customers("told", ["kim", "lea"]);
  const merged = await merge(kim!, lea!);
  await expect(merge(kim!, lea!)).rejects.toThrow("one person already");
  const told = await stage.api("GET", `/people/${lea}/history`);
  expect(told).toContainEqual(
    expect.objectContaining({ what: "merged", note: "the same woman", mergeId: merged.mergeId }),
  );

  await undo(merged);
  await expect(undo(merged)).rejects.toThrow("undone already");
  const after = await stage.api("GET", `/people/${lea}/history`);
  expect(after).toContainEqual(expect.objectContaining({ what: "merge_undone", by: expect.stringContaining("key:") }));
  expect(after).toContainEqual(expect.objectContaining({ what: "merged", mergeId: null }));
  const { entries } = await stage.api<{ entries: object[] }>("GET", "/audit?limit=3");
  expect(entries[0]).toMatchObject({ act: "people.merge_undone", target: merged.mergeId });
});
