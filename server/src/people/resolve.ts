import type { PersonId } from "./identifier.ts";
import { Forest } from "./resolve-forest.ts";
import type { Conflict, Holding, Identities, IdentityNode, Obstacle } from "./resolve-graph.ts";
import { holdingsOf, namesOf } from "./resolve-holdings.ts";
import { inOrder, numberedPair, type Step } from "./resolve-order.ts";

/**
 * Who is who: the holdings and conflicts that follow from a set of identity edges, in whatever order they arrived.
 *
 * **Order.** Edges are settled by `occurredAt`; at one instant explicit joins (below) come first, then the edges of the
 * strongest identifiers, then those of the smallest subject ids. An edge that arrives late is settled in its place, so
 * history changes as if it had come in time.
 *
 * **Union.** An edge unites the people who hold its two subjects, unless one of them is *kept apart* from the other by
 * a human, or the two together would have more distinct values of a kind than its limit and than either had before.
 *
 * **Conflict.** Otherwise the join is recorded as a conflict and the *shared identifier*, the weaker of the two (by
 * kind; of one kind a claimed one is weaker than a proven one), goes to the person of the other **from then on**, if
 * that person may take it. Its earlier time stays where it was, and so does all that was joined through it: those are
 * facts of that time. It goes back in the same way when its former person claims it again. If neither is weaker, or the
 * other person is full or kept apart from it, nothing moves. A conflict that moves nothing is told once, at its first
 * time; one between people whom an explicit join has made one by the end is none.
 *
 * **Explicit joins.** `manual`, and `alias` between two user ids, say that two are one, and are not bound by limits: the
 * person then has more than the limit, and takes no further value of that kind. Only *kept apart* is stronger, and
 * then nothing moves; a merge by hand therefore first removes the apart pairs between the two people.
 *
 * **Epochs.** Each move begins a new epoch of the identifier. An edge means the epoch of its time. An apart pair holds
 * for all epochs of both.
 *
 * **Names.** A person has the id of their strongest subject: proven before claimed, then by kind, then the smallest id;
 * an anonymous id only if there is nothing else. Only first epochs count, so no two people share a name, and every
 * person has one: a later epoch only ever joins somebody.
 *
 * Subjects without a holding are held by the person of their own name at all times; `personAt` reads it so.
 */
export function resolvePeople({ nodes, edges, apart, limits }: Identities): {
  holdings: Holding[];
  conflicts: Conflict[];
} {
  const known = distinctNodes(nodes);
  const numbers = new Map(known.map((node, number) => [node.subjectId, number]));
  const forest = new Forest(
    known,
    apart.flatMap(([a, b]) => numberedPair(numbers, a, b)),
    limits,
  );
  const collisions = settleAll(forest, inOrder(edges, known, numbers));
  const names = namesOf(forest, known);
  return { holdings: holdingsOf(forest, known, names), conflicts: conflictsOf(forest, known, names, collisions) };
}

/** A step that met an obstacle between two people, and the number of the node that it moved. */
type Collision = { step: Step; personOfA: number; personOfB: number; because: Obstacle; moved: number | undefined };

function distinctNodes(nodes: readonly IdentityNode[]): IdentityNode[] {
  const distinct = new Map(nodes.map((node) => [node.subjectId, node]));
  return [...distinct.values()].sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1));
}

function settleAll(forest: Forest, steps: readonly Step[]): Collision[] {
  return steps.map((step) => settle(forest, step)).filter((collision) => collision !== undefined);
}

function settle(forest: Forest, step: Step): Collision | undefined {
  const personOfA = forest.holderOf(step.a);
  const personOfB = forest.holderOf(step.b);
  if (personOfA === personOfB) return undefined;

  const because = obstacleBetween(forest, personOfA, personOfB, step.explicit);
  if (because) return { step, personOfA, personOfB, because, moved: moveShared(forest, step) };
  forest.join(personOfA, personOfB);
  return undefined;
}

function obstacleBetween(forest: Forest, a: number, b: number, explicit: boolean): Obstacle | undefined {
  if (forest.areApart(a, b)) return "kept_apart";
  return explicit ? undefined : forest.brokenLimit(a, b);
}

function moveShared(forest: Forest, step: Step): number | undefined {
  if (step.explicit || step.strengthOfA === step.strengthOfB) return undefined;

  const [shared, other] = step.strengthOfA < step.strengthOfB ? [step.a, step.b] : [step.b, step.a];
  const receiver = forest.holderOf(other);
  if (!forest.admits(receiver, shared)) return undefined;

  forest.move(shared, step.occurredAt, receiver);
  return shared;
}

function conflictsOf(
  forest: Forest,
  nodes: readonly IdentityNode[],
  names: ReadonlyMap<number, PersonId>,
  collisions: readonly Collision[],
): Conflict[] {
  const told = new Set<string>();
  const conflicts: Conflict[] = [];
  for (const { step, personOfA, personOfB, because, moved } of collisions) {
    const [one, other] = [forest.rootOf(personOfA), forest.rootOf(personOfB)];
    const telling = `${step.a} ${step.b} ${because} ${moved === undefined ? "" : step.occurredAt}`;
    if (one === other || told.has(telling)) continue;

    told.add(telling);
    conflicts.push({
      a: nodes[step.a]!.subjectId,
      b: nodes[step.b]!.subjectId,
      personOfA: names.get(one)!,
      personOfB: names.get(other)!,
      occurredAt: step.occurredAt,
      because,
      moved: moved === undefined ? null : nodes[moved]!.subjectId,
    });
  }
  return conflicts;
}
