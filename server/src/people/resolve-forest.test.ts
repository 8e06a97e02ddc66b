import fc from "fast-check";
import { expect, test } from "vitest";
import { type IdentifierKind, kindStrength } from "./identifier.ts";
import { defaultLimits, limitOf } from "./limits.ts";
import { resolvePeople } from "./resolve.ts";
import { edge, idOf, node, tightIdentities } from "./resolve-cast.ts";
import type { Identities, IdentityEdge, IdentityNode } from "./resolve-graph.ts";
import { personAt, timelinesOf } from "./resolve-holdings.ts";

test("the forest agrees with people kept as plain lists and searched from end to end", () => {
  fc.assert(
    fc.property(tightIdentities, fc.integer({ min: -1, max: 13 }), (identities, at) => {
      const timelines = timelinesOf(resolvePeople(identities).holdings);
      const plain = plainPeopleAt(identities, at);
      for (const one of identities.nodes)
        for (const other of identities.nodes) {
          const together = personAt(timelines, one.subjectId, at) === personAt(timelines, other.subjectId, at);
          expect(together).toBe(plain.get(one) === plain.get(other));
        }
    }),
    { numRuns: 300 },
  );
});

test("ten thousand identifiers of a few crowded people are resolved with every one of them placed", () => {
  const anonymous = Array.from({ length: 10_000 }, (_, number) => `A${number}`);
  const edges = anonymous.flatMap((name, number) => [
    edge(`${name}-U${number % 8} at ${number}`),
    edge(`${name}-U${(number + 1) % 8} at ${20_000 + number}`),
  ]);
  const nodes = [...anonymous, ..."U0 U1 U2 U3 U4 U5 U6 U7".split(" ")].map(node);
  const { holdings, conflicts } = resolvePeople({
    nodes,
    edges,
    apart: [],
    limits: { ...defaultLimits, anonymous_id: 5_000 },
  });
  expect(holdings).toHaveLength(20_000);
  expect(conflicts).toHaveLength(10_000);
});

test("a chain as long as ten thousand is one person", () => {
  const names = Array.from({ length: 10_000 }, (_, number) => `A${number}`);
  const edges = names.slice(1).map((name, number) => edge(`A${number}-${name} at ${number}`));
  const limits = { ...defaultLimits, anonymous_id: 10_000 };
  const { holdings } = resolvePeople({ nodes: names.map(node), edges, apart: [], limits });
  expect(new Set(holdings.map(({ personId }) => personId)).size).toBe(1);
  expect(idOf("A0")).toHaveLength(36);
});

type Epoch = { node: IdentityNode; from: number };
type Person = Epoch[];

/** The documented rules, written as directly as possible: a person is a list of epochs, and every question a search. */
function plainPeopleAt(identities: Identities, at: number): Map<IdentityNode, Person> {
  const nodes = new Map(identities.nodes.map((one) => [one.subjectId, one]));
  const epochs = new Map(identities.nodes.map((one) => [one, [{ node: one, from: -Infinity }]]));
  const people: Person[] = [...epochs.values()].map(([epoch]) => [epoch!]);
  const personOf = (epoch: Epoch) => people.find((person) => person.includes(epoch))!;

  for (const each of sorted(identities.edges, nodes)) {
    const ends = [nodes.get(each.a)!, nodes.get(each.b)!] as const;
    const [one, other] = ends.map((end) => personOf(epochs.get(end)!.at(-1)!)) as [Person, Person];
    if (one === other) continue;
    if (mayUnite(identities, one, other, isExplicit(each, ends))) {
      people.splice(people.indexOf(other), 1);
      one.push(...other);
      continue;
    }
    const [weaker, stronger] = strength(ends[0]) < strength(ends[1]) ? ends : [ends[1], ends[0]];
    if (isExplicit(each, ends) || strength(weaker) === strength(stronger)) continue;
    const epoch = { node: weaker, from: each.occurredAt };
    const receiver = stronger === ends[0] ? one : other;
    if (!mayTake(identities, receiver, weaker)) continue;
    epochs.get(weaker)!.push(epoch);
    receiver.push(epoch);
  }
  return new Map([...epochs].map(([one, own]) => [one, personOf(own.findLast(({ from }) => from <= at)!)]));
}

function mayUnite({ apart, limits }: Identities, one: Person, other: Person, explicit: boolean): boolean {
  const has = (person: Person, id: string) => person.some(({ node }) => node.subjectId === id);
  if (apart.some(([a, b]) => a !== b && ((has(one, a) && has(other, b)) || (has(one, b) && has(other, a)))))
    return false;
  const kinds = [...one, ...other].map(({ node }) => node.kind);
  return (
    explicit ||
    kinds.every((kind) => {
      const most = Math.max(limitOf(limits, kind), count(one, kind), count(other, kind));
      return count([...one, ...other], kind) <= most;
    })
  );
}

function mayTake({ apart, limits }: Identities, person: Person, taken: IdentityNode): boolean {
  const meets = (id: string) => person.some(({ node }) => node.subjectId === id);
  const { subjectId, kind } = taken;
  if (apart.some(([a, b]) => a !== b && ((a === subjectId && meets(b)) || (b === subjectId && meets(a))))) return false;
  const after = count([...person, { node: taken, from: 0 }], kind);
  return after <= Math.max(limitOf(limits, kind), count(person, kind));
}

function count(person: Person, kind: IdentifierKind): number {
  return new Set(person.filter(({ node }) => node.kind === kind).map(({ node }) => node.value)).size;
}

function isExplicit({ reason }: IdentityEdge, ends: readonly [IdentityNode, IdentityNode]): boolean {
  return reason === "manual" || (reason === "alias" && ends.every(({ kind }) => kind === "user_id"));
}

function strength({ kind, standing }: IdentityNode): number {
  return kindStrength(kind) + (standing === "proven" ? 0.5 : 0);
}

function sorted(edges: readonly IdentityEdge[], nodes: ReadonlyMap<string, IdentityNode>): IdentityEdge[] {
  const rank = (each: IdentityEdge) => {
    const ends = [nodes.get(each.a)!, nodes.get(each.b)!] as const;
    const strengths = ends.map(strength).sort((a, b) => b - a);
    const ids = [each.a, each.b].sort();
    return [each.occurredAt, isExplicit(each, ends) ? 0 : 1, -strengths[0]!, -strengths[1]!, ids[0]!, ids[1]!] as const;
  };
  return edges.toSorted((one, other) => {
    const [left, right] = [rank(one), rank(other)];
    const place = left.findIndex((value, index) => value !== right[index]);
    return place === -1 ? 0 : left[place]! < right[place]! ? -1 : 1;
  });
}
