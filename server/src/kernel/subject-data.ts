import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Tx } from "./database.ts";

/** A time in which what is stored under a subject belongs to one person; null is without end. */
export interface Span {
  subjectId: string;
  from: Date | null;
  until: Date | null;
}

/** Whose data is meant. */
export interface Whose {
  workspaceId: string;
  /** The ids that this person goes by: their own, and those that were merged into it. */
  personIds: readonly string[];
  spans: readonly Span[];
  /** What they are known by, in normal form: to be found in inputs that were kept as they came. */
  identifiers: readonly { kind: string; value: string }[];
}

/** Some rows of one table, as an export shows them. */
export interface ExportedRows {
  table: string;
  rows: readonly object[];
}

/** A capability's part in exporting and erasing all that is stored about one person. */
export interface SubjectData {
  /** Every table of the capability whose rows belong to a subject or a person. */
  tables: readonly string[];
  /** Followers that write such rows; they are held still during an erasure, so that none brings back what is gone. */
  followers?: readonly string[];
  /** Everything stored about the person, table by table. */
  export: (tx: Tx, whose: Whose) => AsyncIterable<ExportedRows>;
  /** Removes everything; what aggregates are made of may stay, if nothing leads from it to the person. */
  erase: (tx: Tx, whose: Whose, server: Surroundings) => Promise<void>;
}

/** What an erasure knows of the server that does it: where files are kept, and the time. */
export interface Surroundings {
  config: Config;
  clock: Clock;
}
