import type { Channel, Department, Direction, Outcome, Purpose, Stage } from "./vocabulary.ts";

/** What a touchpoint's name means. */
export interface Meaning {
  name: string;
  /** Null when the name does not say and the source does: see `channelOf`. */
  channel: Channel | null;
  /** Null for bookkeeping such as "Identified", which moves nobody from one stage to another. */
  stage: Stage | null;
  department: Department;
  purpose: Purpose | null;
  outcome: Outcome | null;
  direction: Direction;
  /** Path within the properties ("revenue", "order.total"); of alternatives, divided by "|", the first number counts. */
  valueProperty: string | null;
  /** Whether it counts as an order of its value. */
  isOrder: boolean;
}

/** A meaning that ships with the product, and the other names under which the same thing is known. */
export interface CatalogueEntry extends Meaning {
  aliases: readonly string[];
}

/** Entries that belong together, as the console shows them. */
export interface CatalogueFamily {
  title: string;
  entries: readonly CatalogueEntry[];
}

/** An entry as written down: only what differs from its family. */
export type EntryRow = { name: string } & Partial<CatalogueEntry>;

/** Makes a family from what most of its entries share and what each has of its own. */
export function family(
  title: string,
  shared: Partial<Meaning> & Pick<Meaning, "department">,
  rows: EntryRow[],
): CatalogueFamily {
  return { title, entries: rows.map((row) => ({ ...ordinary, ...shared, ...row })) };
}

const ordinary = {
  channel: null,
  stage: null,
  purpose: null,
  outcome: "neutral",
  direction: "inbound",
  valueProperty: null,
  isOrder: false,
  aliases: [],
} as const;
