import fc from "fast-check";
import { expect, test } from "vitest";
import type { PersonId, SubjectId } from "./identifier.ts";
import { limitsWith } from "./limits.ts";
import { resolvePeople } from "./resolve.ts";
import { edge, idOf, node, tightIdentities } from "./resolve-cast.ts";
import type { Identities, IdentityEdge, IdentityNode } from "./resolve-graph.ts";
import { strongestOf } from "./resolve-holdings.ts";
import { joinSimple, pairsAcross } from "./resolve-simple.ts";

const limits = limitsWith({});

test("two people within the limits are joined simply", () => {
  const visitor = { identifiers: [node("A1"), node("U1@A1")], simple: true };
  expect(joinSimple(visitor, { identifiers: [node("U1"), node("E1")], simple: true }, limits)).toBe(true);
});

test("two people with two user ids, or with a past of conflicts, are not", () => {
  const visitor = { identifiers: [node("A1"), node("U1@A1")], simple: true };
  expect(joinSimple(visitor, { identifiers: [node("U2")], simple: true }, limits)).toBe(false);
  expect(joinSimple(visitor, { identifiers: [node("E1")], simple: false }, limits)).toBe(false);
});

test("joining simply, edge by edge in any order of arrival, ends where resolving everything ends", () => {
  fc.assert(
    fc.property(tightIdentities, (identities) => {
      const arrived = { ...identities, edges: [] as IdentityEdge[] };
      const people = new Incremental(arrived);
      for (const next of identities.edges) {
        arrived.edges.push(next);
        people.take(next);
      }
      const expected = resolvePeople(identities);
      expect(people.holdings()).toEqual(expected.holdings);
    }),
    { numRuns: 400 },
  );
});

test("people who no edge connects do not touch each other, so each island can be resolved alone", () => {
  fc.assert(
    fc.property(tightIdentities, (identities) => {
      const whole = resolvePeople(identities);
      const parts = islandsOf(identities).map((island) => resolvePeople(restricted(identities, island)));
      const bySubject = (a: { subjectId: string }, b: { subjectId: string }) => (a.subjectId < b.subjectId ? -1 : 1);
      expect(parts.flatMap(({ holdings }) => holdings).toSorted(bySubject)).toEqual(whole.holdings);
      expect(parts.flatMap(({ conflicts }) => conflicts)).toHaveLength(whole.conflicts.length);
    }),
    { numRuns: 300 },
  );
});

test("keeping every edge across a cut apart restores exactly the two former sides", () => {
  fc.assert(
    fc.property(tightIdentities, fc.integer({ min: 1, max: 20 }), (identities, cut) => {
      const side = new Set(identities.nodes.slice(0, cut).map(({ subjectId }) => subjectId));
      const apart = pairsAcross(identities.edges, side);
      const before = {
        ...identities,
        apart: identities.apart.filter(([a, b]) => side.has(a) === side.has(b)),
        edges: identities.edges.filter(({ a, b }) => side.has(a) === side.has(b)),
      };
      const unmerged = resolvePeople({ ...identities, apart: [...identities.apart, ...apart] });
      expect(unmerged.holdings).toEqual(resolvePeople(before).holdings);
      expect(resolvePeople({ ...identities, apart: [...identities.apart] })).toEqual(resolvePeople(identities));
    }),
    { numRuns: 400 },
  );
});

test("pairs across a cut are told once each", () => {
  const edges = ["A1-U1 at 1", "U1-A1 at 2", "A1-E1 at 3"].map(edge);
  expect(pairsAcross(edges, new Set([idOf("A1"), idOf("E1")]))).toEqual([[idOf("A1"), idOf("U1")].sort()]);
});

/** A follower that re-points people while that is enough and resolves the island anew when it is not. */
class Incremental {
  readonly #people = new Map<SubjectId, { members: IdentityNode[]; simple: boolean }>();
  readonly #identities: Identities;

  constructor(identities: Identities) {
    this.#identities = identities;
    const apart = new Set(identities.apart.flat());
    for (const one of identities.nodes)
      this.#people.set(one.subjectId, { members: [one], simple: !apart.has(one.subjectId) });
  }

  take({ a, b }: IdentityEdge): void {
    const [one, other] = [this.#people.get(a)!, this.#people.get(b)!];
    const asComponent = ({ members, simple }: typeof one) => ({ identifiers: members, simple });
    const simple = joinSimple(asComponent(one), asComponent(other), this.#identities.limits);
    const joined = { members: [...new Set([...one.members, ...other.members])], simple };
    for (const { subjectId } of joined.members) this.#people.set(subjectId, joined);
  }

  holdings() {
    const islands = [...new Set(this.#people.values())];
    return islands
      .flatMap((island) => (island.simple ? this.#repointed(island.members) : this.#resolved(island.members)))
      .sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1));
  }

  #repointed(members: IdentityNode[]) {
    const personId = strongestOf(members)!.subjectId as string as PersonId;
    return members
      .filter(({ subjectId }) => subjectId !== (personId as string))
      .map(({ subjectId }) => ({ subjectId, from: null, until: null, personId }));
  }

  #resolved(members: IdentityNode[]) {
    return resolvePeople(restricted(this.#identities, new Set(members.map(({ subjectId }) => subjectId)))).holdings;
  }
}

function restricted(identities: Identities, island: ReadonlySet<SubjectId>): Identities {
  return {
    ...identities,
    nodes: identities.nodes.filter(({ subjectId }) => island.has(subjectId)),
    edges: identities.edges.filter(({ a }) => island.has(a)),
  };
}

function islandsOf({ nodes, edges }: Identities): Set<SubjectId>[] {
  const islands = new Map(nodes.map(({ subjectId }) => [subjectId, new Set([subjectId])]));
  for (const { a, b } of edges) {
    const joined = new Set([...islands.get(a)!, ...islands.get(b)!]);
    for (const subjectId of joined) islands.set(subjectId, joined);
  }
  return [...new Set(islands.values())];
}
