import type { Kernel } from "../kernel/assemble.ts";
import { RecentTimes } from "../kernel/recent.ts";
import type { Wake } from "../kernel/wake.ts";
import { type EdgeSeen, erasuresLedger, type Sayings } from "../people/public.ts";

const mostIdentifiers = 200_000;
const mostEdges = 100_000;

/** What this process stored of late about who people are, so that a busy sender's identity is not written each time. */
export class Known {
  readonly #identifiers = new RecentTimes(mostIdentifiers);
  /** The earliest time stored of each claim: within a slot the earliest counts, so an earlier one is written again. */
  readonly #edges = new RecentTimes(mostEdges);

  #age = 0;

  constructor(wake: Wake) {
    // What was erased may come again, and must then be stored again.
    wake.on(erasuresLedger, () => {
      this.#age++;
      this.#identifiers.clear();
      this.#edges.clear();
    });
  }

  /** How often everything was forgotten. */
  get age(): number {
    return this.#age;
  }

  /** What is not yet known to be stored, each identifier once. */
  unknownOf(sayings: Sayings): Sayings {
    const identifiers = new Map(
      sayings.identifiers
        .filter((row) => !this.#identifiers.hasBefore(row.subjectId, 0))
        .map((row) => [row.subjectId, row]),
    );
    const edges = sayings.edges.filter((edge) => !this.#edges.hasBefore(keyOf(edge), edge.occurredAt));
    return { ...sayings, identifiers: [...identifiers.values()], edges };
  }

  /** Remembers what was just committed, unless everything was forgotten since its transaction began. */
  committed({ identifiers, edges }: Sayings, since: number): void {
    if (since !== this.#age) return;
    for (const { subjectId } of identifiers) this.#identifiers.add(subjectId, 0);
    for (const edge of edges) this.#edges.add(keyOf(edge), edge.occurredAt);
  }
}

const ofImports = new WeakMap<Kernel, Known>();

/** What all imports of this process stored of late. */
export function knownToImports(kernel: Kernel): Known {
  const known = ofImports.get(kernel) ?? new Known(kernel.wake);
  ofImports.set(kernel, known);
  return known;
}

function keyOf({ a, b, slot, reason }: EdgeSeen): string {
  return `${a}${b}${reason}${slot}`;
}
