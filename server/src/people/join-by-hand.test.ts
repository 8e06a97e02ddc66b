import { afterAll, beforeAll, expect, test } from "vitest";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { type Api, apiOf, type RunningServer, startServer } from "../server.fixture.ts";
import { eventually, send } from "../timeline/senders.fixture.ts";

let at: TestDatabase;
let server: RunningServer;
let api: Api;
beforeAll(async () => {
  at = await copyDatabase();
  server = await startServer(at);
  api = apiOf(server);
});
afterAll(async () => {
  await server.stop();
  await at[Symbol.asyncDispose]();
});

interface Outcome {
  people: { personId: string }[];
  separationId: string | null;
}

interface Person {
  card: { personId: string; touchpoints: number };
  identifiers: { subjectId: string; kind: string; value: string }[];
}

const say = async (door: string, body: object) =>
  expect(await send(server.url, server.owner.secretKey, door, body)).toMatchObject({ status: 200 });

/** Everything that is shown of these people: who they are, what they did, in every detail. */
async function everythingAbout(personIds: string[]) {
  const shown = await Promise.all(
    personIds.map(async (personId) => [
      personId,
      await api<Person>(`/people/${personId}`),
      (await api<{ touchpoints: unknown[] }>(`/people/${personId}/timeline?limit=500`)).touchpoints,
    ]),
  );
  return JSON.parse(JSON.stringify(shown)) as [string, Person, { personId: string }[]][];
}

async function personIdOf(kind: string, value: string): Promise<string> {
  const ask = async () =>
    (
      await at.owner.query(
        `select coalesce(h.person_id, i.subject_id) as id from people.identifier i left join people.holding h using (workspace_id, subject_id)
       join people.tally t on t.person_id = coalesce(h.person_id, i.subject_id) where i.kind = $1 and i.value = $2 and i.standing = 'proven'`,
        [kind, value],
      )
    ).rows;
  return (await eventually(ask, (rows) => rows.length === 1))[0].id;
}

async function settled(personId: string, touchpoints: number): Promise<void> {
  await eventually(
    () => api<Person>(`/people/${personId}`).catch(() => null),
    (person) => person?.card.touchpoints === touchpoints,
  );
}

test("an anonymous visit, then proven identify on two devices: one person, one timeline; separating restores the two exactly", async () => {
  for (const [turn, device] of ["noors-phone", "noors-laptop"].entries()) {
    for (let visit = 0; visit < 3; visit++) {
      await say("track", {
        anonymousId: device,
        event: `Seen on ${device}`,
        messageId: `${device} ${visit}`,
        timestamp: new Date(Date.UTC(2026, 2, turn + 1, visit)).toISOString(),
      });
    }
  }
  const [phone, laptop] = [
    await personIdOf("anonymous_id", "noors-phone"),
    await personIdOf("anonymous_id", "noors-laptop"),
  ];
  await Promise.all([settled(phone, 3), settled(laptop, 3)]);

  await say("identify", {
    anonymousId: "noors-phone",
    userId: "noor",
    traits: { name: "Noor", email: "noor@example.org" },
    messageId: "on the phone",
  });
  const noor = await personIdOf("user_id", "noor");
  await settled(noor, 4);
  const before = await everythingAbout([noor, laptop]);

  await say("identify", { anonymousId: "noors-laptop", userId: "noor", messageId: "on the laptop" });
  await settled(noor, 8);
  const [[, person, timeline]] = (await everythingAbout([noor])) as [[string, Person, { personId: string }[]]];
  expect(timeline).toHaveLength(8);
  expect(person.identifiers.map(({ value }) => value).sort()).toEqual([
    "noor",
    "noor@example.org",
    "noors-laptop",
    "noors-phone",
  ]);
  expect((await api<Person>(`/people/${laptop}`)).card.personId).toBe(noor);

  const laptopSubject = person.identifiers.find(({ value }) => value === "noors-laptop")!.subjectId;
  const preview = await api<{ sides: { touchpoints: number }[] }>(`/people/${noor}/separations/preview`, "POST", {
    subjectIds: [laptopSubject],
  });
  expect(preview.sides.map((side) => side.touchpoints).sort()).toEqual([3, 5]);
  const { separationId } = await api<Outcome>(`/people/${noor}/separations`, "POST", {
    subjectIds: [laptopSubject],
    note: "His sister's",
  });
  // What the second device said under the user's own id stays with the user: it was said by them, whatever device it was.
  await settled(laptop, 3);
  const after = await everythingAbout([noor, laptop]);
  expect(after[1]).toEqual(before[1]);
  expect(after[0]![1].identifiers).toEqual(before[0]![1].identifiers);
  expect(after[0]![2].slice(1)).toEqual(before[0]![2]);

  await api<Outcome>(`/separations/${separationId}`, "DELETE");
  await settled(noor, 8);
  expect(await everythingAbout([noor])).toEqual([[noor, { ...person }, timeline]]);
});

test("a merge by hand is undone exactly by separating, and both leave their history with author and note", async () => {
  await say("identify", { userId: "left", traits: { name: "Left", email: "left@example.org" }, messageId: "left" });
  await say("identify", { userId: "right", traits: { name: "Right", email: "right@example.org" }, messageId: "right" });
  const [left, right] = [await personIdOf("user_id", "left"), await personIdOf("user_id", "right")];
  await Promise.all([settled(left, 1), settled(right, 1)]);
  const before = await everythingAbout([left, right]);

  const preview = await api<{ beyondLimits: string[]; traits: { name: string }[] }>(
    `/people/${left}/merges/preview?otherPersonId=${right}`,
  );
  expect(preview).toMatchObject({ beyondLimits: ["user_id"], traits: [{ name: "email" }, { name: "name" }] });
  const merged = await api<Outcome>(`/people/${left}/merges`, "POST", {
    otherPersonId: right,
    note: "Two accounts of one woman",
  });
  expect(merged.people).toHaveLength(1);
  const one = merged.people[0]!.personId;
  await settled(one, 2);

  const theirs = before[1]![1].identifiers.map(({ subjectId }) => subjectId);
  await api<Outcome>(`/people/${one}/separations`, "POST", { subjectIds: theirs, note: "No, two" });
  expect(await everythingAbout([left, right])).toEqual(before);
  const history = await api<{ what: string; note: string; by: string }[]>(`/people/${left}/history`);
  expect(history).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        what: "merged",
        note: "Two accounts of one woman",
        by: expect.stringContaining("key:"),
      }),
      expect.objectContaining({ what: "separated", note: "No, two" }),
    ]),
  );

  await api<Outcome>(`/people/${right}/merges`, "POST", { otherPersonId: left });
  await settled(one, 2);
});

test("who somebody was at a time is told by what was known then", async () => {
  await say("track", { anonymousId: "early-device", event: "Looked", messageId: "early" });
  const device = await personIdOf("anonymous_id", "early-device");
  await new Promise((resolve) => setTimeout(resolve, 20));
  const then = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await say("identify", { anonymousId: "early-device", userId: "early", messageId: "identified" });
  const person = await personIdOf("user_id", "early");
  await settled(person, 2);
  const sides = await api<{ personId: string; identifiers: { value: string }[] }[]>(
    `/people/${person}/as-of?at=${then}`,
  );
  expect(sides).toMatchObject([{ personId: device, identifiers: [{ value: "early-device" }] }]);
});

test("a claim that matches somebody becomes a suggestion, and goes when it is dismissed", async () => {
  await say("identify", {
    userId: "famous",
    traits: { email: "famous@example.org", name: "Famous" },
    messageId: "famous",
  });
  const famous = await personIdOf("user_id", "famous");
  await send(server.url, server.owner.writeKey, "identify", {
    anonymousId: "stranger",
    traits: { email: "famous@example.org" },
    messageId: "stranger",
  });
  const ask = () =>
    api<{ subjectId: string; otherId: string; personId: string; otherPersonId: string }[]>("/suggestions");
  const [suggestion] = await eventually(ask, (list) => list.length === 1);
  expect(suggestion).toMatchObject({ otherPersonId: famous });
  expect(suggestion!.personId).not.toBe(famous);

  await api("/suggestions/dismissals", "POST", { subjectId: suggestion!.subjectId, otherId: suggestion!.otherId });
  expect(await ask()).toEqual([]);
});
