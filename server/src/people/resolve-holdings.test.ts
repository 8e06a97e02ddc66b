import fc from "fast-check";
import { expect, test } from "vitest";
import type { SubjectId } from "./identifier.ts";
import { resolvePeople } from "./resolve.ts";
import { idOf, looseIdentities, node, tightIdentities } from "./resolve-cast.ts";
import type { Holding, Identities } from "./resolve-graph.ts";
import { personAt, strongestOf, timelinesOf } from "./resolve-holdings.ts";

test("every subject has exactly one person at every time", () => {
  fc.assert(
    fc.property(tightIdentities, fc.integer({ min: -2, max: 14 }), (identities, at) => {
      const timelines = timelinesOf(resolvePeople(identities).holdings);
      for (const { subjectId } of identities.nodes) {
        const own = timelines.get(subjectId) ?? [];
        expect(own.filter((holding) => holds(holding, at))).toHaveLength(own.length === 0 ? 0 : 1);
        expect(personAt(timelines, subjectId, at)).toMatch(/^[0-9a-f-]{36}$/);
      }
    }),
    { numRuns: 300 },
  );
});

test("the holdings of a subject follow each other without a gap, and each differs from the one before", () => {
  fc.assert(
    fc.property(tightIdentities, (identities) => {
      for (const own of timelinesOf(resolvePeople(identities).holdings).values()) {
        expect([own.at(0)!.from, own.at(-1)!.until]).toEqual([null, null]);
        for (const [place, next] of own.slice(1).entries()) {
          expect(own[place]!.until).toBe(next.from);
          expect(own[place]!.personId).not.toBe(next.personId);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("a person holds the subject that names them, before anything is split", () => {
  fc.assert(
    fc.property(tightIdentities, (identities) => {
      const { holdings } = resolvePeople(identities);
      const timelines = timelinesOf(holdings);
      for (const { personId } of holdings)
        expect(personAt(timelines, personId as string as SubjectId, Number.NEGATIVE_INFINITY)).toBe(personId);
    }),
    { numRuns: 300 },
  );
});

test("people are the connected components where no limit binds", () => {
  fc.assert(
    fc.property(looseIdentities, (identities) => {
      const { holdings, conflicts } = resolvePeople(identities);
      const timelines = timelinesOf(holdings);
      expect(conflicts).toEqual([]);
      for (const component of componentsByFlooding(identities)) {
        const members = identities.nodes.filter(({ subjectId }) => component.has(subjectId));
        const people = new Set(members.map(({ subjectId }) => personAt(timelines, subjectId, 0)));
        expect([...people]).toEqual([strongestOf(members)!.subjectId]);
      }
    }),
    { numRuns: 300 },
  );
});

test("nobody holds a subject that is unknown", () => {
  expect(personAt(timelinesOf([]), idOf("A1"), 0)).toBe(idOf("A1"));
  expect(strongestOf([])).toBeUndefined();
  expect(strongestOf([node("A1"), node("E1@A1"), node("W1")])).toEqual(node("W1"));
});

function holds({ from, until }: Holding, at: number): boolean {
  return (from ?? Number.NEGATIVE_INFINITY) <= at && at < (until ?? Number.POSITIVE_INFINITY);
}

function componentsByFlooding({ nodes, edges }: Identities): Set<SubjectId>[] {
  const components = nodes.map(({ subjectId }) => new Set([subjectId]));
  for (const { a, b } of edges) {
    const [one, other] = [components.find((each) => each.has(a))!, components.find((each) => each.has(b))!];
    if (one === other) continue;
    for (const subjectId of other) one.add(subjectId);
    components.splice(components.indexOf(other), 1);
  }
  return components;
}
