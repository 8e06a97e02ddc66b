import fc from "fast-check";
import { type Identifier, type SubjectId, subjectIdOf } from "./identifier.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { resolvePeople } from "./resolve.ts";
import type { ApartPair, EdgeReason, Identities, IdentityEdge, IdentityNode } from "./resolve-graph.ts";
import { personAt, timelinesOf } from "./resolve-holdings.ts";

const kindOfInitial = {
  U: "user_id",
  E: "email",
  P: "phone",
  W: "whatsapp_handle",
  L: "trait:loyalty",
  A: "anonymous_id",
} as const;

/** The node of a short name: its first letter is its kind, and "U1@A1" is the claim of U1 by the browser A1. */
export function node(name: string): IdentityNode {
  const [value, scope = ""] = name.split("@") as [string, string?];
  const kind = kindOfInitial[value.charAt(0) as keyof typeof kindOfInitial];
  const identifier: Identifier = { kind, value, scope, standing: scope === "" ? "proven" : "claimed" };
  return { subjectId: subjectIdOf("resolve tests", identifier), kind, value, standing: identifier.standing };
}

export function idOf(name: string): SubjectId {
  return node(name).subjectId;
}

/** An edge such as "A1-U1 at 5" or "U1-U2 at 7 by alias". */
export function edge(text: string): IdentityEdge {
  const [, a, b, at, reason = "message"] = /^(\S+)-(\S+) at (-?\d+)(?: by (\w+))?$/.exec(text)!;
  return { a: idOf(a!), b: idOf(b!), occurredAt: Number(at), reason: reason as EdgeReason };
}

export function apartPair(names: string): ApartPair {
  const [a, b] = names.split("-") as [string, string];
  return [idOf(a), idOf(b)];
}

/** The people that follow from edges, with questions in short names. */
export function peopleOf(edgeTexts: string[], apartNames: string[] = [], limits: Limits = defaultLimits) {
  const names = new Set([...edgeTexts, ...apartNames].flatMap((text) => text.split(" ")[0]!.split("-")));
  const nodes = [...names].map(node);
  const resolution = resolvePeople({ nodes, edges: edgeTexts.map(edge), apart: apartNames.map(apartPair), limits });
  const timelines = timelinesOf(resolution.holdings);
  const nameOf = new Map([...names].map((name) => [idOf(name) as string, name]));
  return {
    ...resolution,
    who: (name: string, at = Number.MAX_SAFE_INTEGER) => nameOf.get(personAt(timelines, idOf(name), at)),
    told: resolution.conflicts.map(({ a, b, occurredAt, because, moved }) => ({
      between: [nameOf.get(a), nameOf.get(b)].sort().join(" "),
      occurredAt,
      because,
      moved: moved && nameOf.get(moved),
    })),
  };
}

const allNames = "U1 U2 U3 E1 E2 E3 P1 W1 L1 L2 A1 A2 A3 A4 U1@A1 U2@A1 U1@A2 E1@A1 E2@A2".split(" ");
const reasons: EdgeReason[] = ["message", "message", "identify", "claim", "token", "alias", "manual"];
const everyone = allNames.map(node);

const someNode = fc.constantFrom(...everyone);
const someEdge: fc.Arbitrary<IdentityEdge> = fc.record({
  a: someNode.map(({ subjectId }) => subjectId),
  b: someNode.map(({ subjectId }) => subjectId),
  occurredAt: fc.integer({ min: 0, max: 12 }),
  reason: fc.constantFrom(...reasons),
});
const someLimits: fc.Arbitrary<Limits> = fc
  .record({
    user_id: fc.integer({ min: 1, max: 2 }),
    email: fc.integer({ min: 1, max: 3 }),
    phone: fc.integer({ min: 1, max: 2 }),
    anonymous_id: fc.integer({ min: 1, max: 4 }),
  })
  .map((changes) => ({ ...defaultLimits, ...changes }));

/** Identities with tight limits, many ties in time, explicit joins and pairs kept apart. */
export const tightIdentities: fc.Arbitrary<Identities> = fc.record({
  nodes: fc.constant(everyone),
  edges: fc.oneof(fc.array(someEdge, { maxLength: 12 }), fc.array(someEdge, { minLength: 12, maxLength: 45 })),
  apart: fc.array(
    fc.tuple(someNode, someNode).map(([a, b]) => [a.subjectId, b.subjectId] as const),
    { maxLength: 3 },
  ),
  limits: someLimits,
});

/** Identities that no limit binds and nobody keeps apart. */
export const looseIdentities: fc.Arbitrary<Identities> = fc.record({
  nodes: fc.constant(everyone),
  edges: fc.array(someEdge, { maxLength: 24 }),
  apart: fc.constant([]),
  limits: fc.constant({ ...defaultLimits, user_id: 100, email: 100, phone: 100 }),
});
