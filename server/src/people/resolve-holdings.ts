import { kindStrength, type PersonId, personOfOne, type SubjectId } from "./identifier.ts";
import type { Forest } from "./resolve-forest.ts";
import type { Holding, IdentityNode } from "./resolve-graph.ts";

/** The holdings of every subject that is not simply its own person, by subject and time. Nodes are in order of id. */
export function holdingsOf(
  forest: Forest,
  nodes: readonly IdentityNode[],
  names: ReadonlyMap<number, PersonId>,
): Holding[] {
  return nodes.flatMap(({ subjectId }, node) => {
    const holdings = holdingsOfNode(forest, node, subjectId, names);
    return holdings.length === 1 && holdings[0]!.personId === personOfOne(subjectId) ? [] : holdings;
  });
}

/** The subject that names a person made of these nodes. */
export function strongestOf(nodes: Iterable<IdentityNode>): IdentityNode | undefined {
  let strongest: IdentityNode | undefined;
  for (const node of nodes) if (!strongest || outranks(node, strongest)) strongest = node;
  return strongest;
}

/** Holdings by subject, to be read by `personAt`. */
export function timelinesOf(holdings: Iterable<Holding>): ReadonlyMap<SubjectId, readonly Holding[]> {
  return Map.groupBy(holdings, (holding) => holding.subjectId);
}

/** The one person who holds a subject at a time in epoch milliseconds. */
export function personAt(
  timelines: ReadonlyMap<SubjectId, readonly Holding[]>,
  subjectId: SubjectId,
  at: number,
): PersonId {
  const holds = ({ from, until }: Holding) => (from === null || from <= at) && (until === null || at < until);
  return timelines.get(subjectId)?.find(holds)?.personId ?? personOfOne(subjectId);
}

/** The id of each person, by root. */
export function namesOf(forest: Forest, nodes: readonly IdentityNode[]): ReadonlyMap<number, PersonId> {
  const strongest = new Map<number, IdentityNode>();
  for (const [number, node] of nodes.entries()) {
    const root = forest.rootOf(forest.epochsOf[number]![0]!);
    const best = strongest.get(root);
    if (!best || outranks(node, best)) strongest.set(root, node);
  }
  return new Map([...strongest].map(([root, node]) => [root, personOfOne(node.subjectId)]));
}

function outranks(node: IdentityNode, other: IdentityNode): boolean {
  const difference = nameStrength(node) - nameStrength(other);
  return difference === 0 ? node.subjectId < other.subjectId : difference > 0;
}

function nameStrength({ kind, standing }: IdentityNode): number {
  if (kind === "anonymous_id") return 0;
  return kindStrength(kind) + (standing === "proven" ? 10 : 0);
}

function holdingsOfNode(
  forest: Forest,
  node: number,
  subjectId: SubjectId,
  names: ReadonlyMap<number, PersonId>,
): Holding[] {
  const epochs = forest.epochsOf[node]!;
  const holdings: Holding[] = [];
  for (const [place, epoch] of epochs.entries()) {
    const start = forest.startOf[epoch]!;
    const end = forest.startOf[epochs[place + 1] ?? -1];
    if (start !== end)
      extend(holdings, {
        subjectId,
        from: orNull(start),
        until: end ?? null,
        personId: names.get(forest.rootOf(epoch))!,
      });
  }
  return holdings;
}

/** Epochs of one person that follow each other are one holding. */
function extend(holdings: Holding[], next: Holding): void {
  const last = holdings.at(-1);
  if (last?.personId === next.personId) last.until = next.until;
  else holdings.push(next);
}

function orNull(start: number): number | null {
  return start === Number.NEGATIVE_INFINITY ? null : start;
}
