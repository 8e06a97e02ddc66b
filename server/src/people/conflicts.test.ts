import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage } from "./stage.fixture.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 12, minute)).toISOString();
const seenOn = (anonymousId: string, userId: string, name: string, minute: number) => ({
  type: "identify",
  userId,
  anonymousId,
  traits: { name },
  timestamp: at(minute),
});

interface Conflict {
  subjectId: string;
  kind: string;
  value: string;
  personName: string;
  otherKind: string;
  otherValue: string;
  otherPersonName: string;
}

test("whom a shared device was thought to join are told by name, once, with the device that went over", async () => {
  await stage.prove(seenOn("tablet", "ida", "Ida", 1), seenOn("tablet", "jon", "Jon", 20));
  await stage.settled();

  const conflicts = await stage.api<Conflict[]>("GET", "/conflicts");
  const tablet = await stage.subjectOf("anonymous_id", "tablet");
  expect(conflicts).toHaveLength(1);
  expect(conflicts[0]).toMatchObject({ because: "user_id", moved: tablet, occurredAt: at(20) });
  const { subjectId, kind, value, otherKind, otherValue, personName, otherPersonName } = conflicts[0]!;
  const ends = [
    [kind, value, personName],
    [otherKind, otherValue, otherPersonName],
  ];
  // The device was Ida's until then.
  expect(subjectId === tablet ? ends : ends.reverse()).toEqual([
    ["anonymous_id", "tablet", "Ida"],
    ["user_id", "jon", "Jon"],
  ]);
});

test("either of the two is told of it, and a third who got the device later is not", async () => {
  await stage.prove(seenOn("tablet", "kim", "Kim", 40));
  await stage.settled();

  const namesOf = async (userId: string): Promise<string[][]> => {
    const { conflicts } = await stage.api<{ conflicts: Conflict[] }>(
      "GET",
      `/people/${await stage.personOf("user_id", userId)}`,
    );
    return conflicts.map((each) => [each.personName, each.otherPersonName].sort());
  };
  expect(await namesOf("ida")).toEqual([["Ida", "Jon"]]);
  expect(await namesOf("jon")).toEqual([
    ["Jon", "Kim"],
    ["Ida", "Jon"],
  ]);
  expect(await namesOf("kim")).toEqual([["Jon", "Kim"]]);
  expect(await stage.api("GET", "/conflicts?limit=1")).toMatchObject([{ occurredAt: at(40) }]);
});
