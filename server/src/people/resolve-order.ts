import { type IdentifierKind, kindStrength, type SubjectId } from "./identifier.ts";
import type { IdentityEdge, IdentityNode } from "./resolve-graph.ts";

/** An edge to settle: its ends as numbers of nodes, `a` below `b`, and how strong each is. */
export type Step = {
  a: number;
  b: number;
  strengthOfA: number;
  strengthOfB: number;
  occurredAt: number;
  explicit: boolean;
};

type Numbers = ReadonlyMap<SubjectId, number>;

/** The counted edges in the order in which they are settled, which depends on nothing but themselves. */
export function inOrder(edges: readonly IdentityEdge[], nodes: readonly IdentityNode[], numbers: Numbers): Step[] {
  const counted = edges.filter((edge) => edge.counted !== false && edge.a !== edge.b);
  return counted.map((edge) => stepOf(edge, nodes, numbers)).sort(byTimeThenStrength);
}

/** An apart pair as numbers; one that names a subject of somebody else than the people at hand separates nobody here. */
export function numberedPair(numbers: Numbers, a: SubjectId, b: SubjectId): [number, number][] {
  const first = numbers.get(a);
  const second = numbers.get(b);
  return first === undefined || second === undefined || first === second ? [] : [[first, second]];
}

function stepOf(edge: IdentityEdge, nodes: readonly IdentityNode[], numbers: Numbers): Step {
  const [first, second] = [numbers.get(edge.a), numbers.get(edge.b)];
  if (first === undefined || second === undefined)
    throw new Error("An identity edge names a subject that is not given.");

  const [a, b] = first < second ? [first, second] : [second, first];
  return {
    a,
    b,
    strengthOfA: shareStrength(nodes[a]!),
    strengthOfB: shareStrength(nodes[b]!),
    occurredAt: edge.occurredAt,
    explicit: isExplicit(edge, nodes[a]!.kind, nodes[b]!.kind),
  };
}

function isExplicit({ reason }: IdentityEdge, a: IdentifierKind, b: IdentifierKind): boolean {
  return reason === "manual" || (reason === "alias" && a === "user_id" && b === "user_id");
}

function byTimeThenStrength(one: Step, other: Step): number {
  return (
    one.occurredAt - other.occurredAt ||
    Number(other.explicit) - Number(one.explicit) ||
    Math.max(other.strengthOfA, other.strengthOfB) - Math.max(one.strengthOfA, one.strengthOfB) ||
    Math.min(other.strengthOfA, other.strengthOfB) - Math.min(one.strengthOfA, one.strengthOfB) ||
    one.a - other.a ||
    one.b - other.b
  );
}

/** Of two identifiers the weaker is the one that several people may share. */
function shareStrength({ kind, standing }: IdentityNode): number {
  return kindStrength(kind) * 2 + (standing === "proven" ? 1 : 0);
}
