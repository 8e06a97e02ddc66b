import type { IdentifierKind, SubjectId } from "./identifier.ts";
import { type Limits, limitOf } from "./limits.ts";
import type { Valued } from "./resolve-forest.ts";
import type { ApartPair, IdentityEdge } from "./resolve-graph.ts";

/**
 * A person as stored, with every identifier they hold. They are simple if none of their subjects has a conflict, is
 * split by time or belongs to an apart pair.
 */
export type Component = { identifiers: Iterable<Valued>; simple: boolean };

/**
 * Whether two people may be joined by re-pointing one of them, without resolving anew. Within the limits as a whole means
 * within them at every step, so no order of their edges could have ended otherwise. The person's id is then that of
 * `strongestOf` the two. An edge inside one person changes nothing if that person could so be joined with themselves.
 */
export function joinSimple(a: Component, b: Component, limits: Limits): boolean {
  return a.simple && b.simple && isWithin(limits, a.identifiers, b.identifiers);
}

/**
 * The pairs to keep apart so that `side` and the rest become the people they were before anything joined them: one for
 * each edge between the two. Kept apart by fewer, a shared identifier among them goes over as after any conflict.
 */
export function pairsAcross(edges: Iterable<IdentityEdge>, side: ReadonlySet<SubjectId>): ApartPair[] {
  const pairs = new Map<string, ApartPair>();
  for (const { a, b } of edges) {
    if (side.has(a) === side.has(b)) continue;
    const pair: ApartPair = a < b ? [a, b] : [b, a];
    pairs.set(pair.join(), pair);
  }
  return [...pairs.values()];
}

function isWithin(limits: Limits, ...people: Iterable<Valued>[]): boolean {
  const values = new Map<IdentifierKind, Set<string>>();
  for (const { kind, value } of people.flatMap((identifiers) => [...identifiers])) {
    const known = values.get(kind);
    if (known) known.add(value);
    else values.set(kind, new Set([value]));
  }
  return [...values].every(([kind, distinct]) => distinct.size <= Math.max(limitOf(limits, kind), 1));
}
