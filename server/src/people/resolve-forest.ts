import { type IdentifierKind, identifierKinds, isRuleKind } from "./identifier.ts";
import { type Limits, limitOf } from "./limits.ts";

export type Valued = { kind: IdentifierKind; value: string };

/**
 * The people found so far: a union-find forest (Tarjan 1975, union by size) whose vertices are *epochs*, the stretches
 * of time of an identifier. Nodes, epochs and roots are numbers; a root stands for a person. What a person holds and
 * whom they must not meet is merged from the smaller side into the larger, so all of it costs O(n log n).
 */
export class Forest {
  /** The epochs of each node, oldest first. */
  readonly epochsOf: number[][];
  /** When each epoch begins, in milliseconds; the first of a node has no beginning. */
  readonly startOf: number[] = [];
  readonly #nodes: readonly Valued[];
  readonly #limits: Limits;
  readonly #apartFrom: ReadonlyMap<number, readonly number[]>;
  readonly #parent: number[] = [];
  readonly #size: number[] = [];
  readonly #held: Map<IdentifierKind, Set<string>>[] = [];
  readonly #strangers: (Set<number> | undefined)[] = [];

  constructor(nodes: readonly Valued[], apart: readonly (readonly [number, number])[], limits: Limits) {
    this.#nodes = nodes;
    this.#limits = limits;
    this.#apartFrom = neighbours(apart);
    this.epochsOf = nodes.map(() => []);
    for (const node of nodes.keys()) this.#begin(node, Number.NEGATIVE_INFINITY);
  }

  /** The person who holds an epoch. */
  rootOf(epoch: number): number {
    let root = epoch;
    while (this.#parent[root]! !== root) root = this.#parent[root] = this.#parent[this.#parent[root]!]!;
    return root;
  }

  /** The person who holds a node now, that is after everything seen so far. */
  holderOf(node: number): number {
    return this.rootOf(this.epochsOf[node]!.at(-1)!);
  }

  areApart(a: number, b: number): boolean {
    return this.#strangers[a]?.has(b) ?? false;
  }

  /** The strongest kind of which the two together have more than is allowed and more than either has already. */
  brokenLimit(a: number, b: number): IdentifierKind | undefined {
    const breaks = (kind: IdentifierKind) => this.#breaksLimit(kind, a, b);
    return identifierKinds.find(breaks) ?? [...this.#held[a]!.keys()].filter(isRuleKind).sort().find(breaks);
  }

  #breaksLimit(kind: IdentifierKind, a: number, b: number): boolean {
    const mine = this.#held[a]!.get(kind);
    const theirs = this.#held[b]!.get(kind);
    if (!mine || !theirs) return false;
    const most = limitOf(this.#limits, kind);
    return mine.size + theirs.size > most && growsBeyond(most, mine, theirs);
  }

  /** Whether a person may take a single node in: within the limit of its kind, and nobody of theirs is kept apart from it. */
  admits(root: number, node: number): boolean {
    const { kind, value } = this.#nodes[node]!;
    const values = this.#held[root]!.get(kind);
    if (values && !values.has(value) && values.size >= limitOf(this.#limits, kind)) return false;
    return !this.#strangersOf(node).has(root);
  }

  join(a: number, b: number): void {
    const [kept, gone] = this.#size[a]! >= this.#size[b]! ? [a, b] : [b, a];
    this.#parent[gone] = kept;
    this.#size[kept]! += this.#size[gone]!;
    this.#mergeHeld(kept, gone);
    this.#mergeStrangers(kept, gone);
  }

  /** Begins a new epoch of a node at a time, held by another person. */
  move(node: number, at: number, root: number): void {
    this.join(root, this.#begin(node, at));
  }

  #begin(node: number, at: number): number {
    const epoch = this.#parent.length;
    const { kind, value } = this.#nodes[node]!;
    this.#parent.push(epoch);
    this.#size.push(1);
    this.#held.push(new Map([[kind, new Set([value])]]));
    this.startOf.push(at);
    this.#separate(epoch, this.#strangersOf(node));
    this.epochsOf[node]!.push(epoch);
    return epoch;
  }

  /** The people who hold, at any time, a node that is kept apart from this one. */
  #strangersOf(node: number): Set<number> {
    const strangers = new Set<number>();
    for (const other of this.#apartFrom.get(node) ?? [])
      for (const epoch of this.epochsOf[other]!) strangers.add(this.rootOf(epoch));
    return strangers;
  }

  #separate(epoch: number, strangers: Set<number>): void {
    this.#strangers.push(undefined);
    for (const stranger of strangers) this.#keepApart(epoch, stranger);
  }

  #keepApart(a: number, b: number): void {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const strangers = this.#strangers[one];
      if (strangers) strangers.add(other);
      else this.#strangers[one] = new Set([other]);
    }
  }

  #mergeHeld(kept: number, gone: number): void {
    const held = this.#held[kept]!;
    for (const [kind, values] of this.#held[gone]!) held.set(kind, mergedSets(held.get(kind), values));
    this.#held[gone]!.clear();
  }

  #mergeStrangers(kept: number, gone: number): void {
    for (const stranger of this.#strangers[gone] ?? []) {
      this.#strangers[stranger]!.delete(gone);
      this.#keepApart(kept, stranger);
    }
    this.#strangers[gone] = undefined;
  }
}

/** Whether the union of two sets has more than `most` and more than the larger of them. */
function growsBeyond(most: number, a: Set<string>, b: Set<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let size = large.size;
  for (const value of small) if (!large.has(value) && ++size > most) return true;
  return false;
}

function mergedSets(a: Set<string> | undefined, b: Set<string>): Set<string> {
  if (!a) return b;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (const value of small) large.add(value);
  return large;
}

function neighbours(pairs: readonly (readonly [number, number])[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const add = (from: number, to: number) => {
    const known = found.get(from);
    if (known) known.push(to);
    else found.set(from, [to]);
  };
  for (const [a, b] of pairs) {
    add(a, b);
    add(b, a);
  }
  return found;
}
