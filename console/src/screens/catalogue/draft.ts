import type { Entry, Meaning } from "./entry.ts";

/** What one or several names shall mean. What is absent stays as each name has it. */
export type Draft = Partial<Meaning>;

// The department is the one thing that has no harmless default.
const nothingSaid: Draft = {
  channel: null,
  stage: null,
  purpose: null,
  outcome: null,
  direction: "inbound",
  valueProperty: null,
  isOrder: false,
};

const fields = [
  "stage",
  "channel",
  "department",
  "purpose",
  "outcome",
  "direction",
  "valueProperty",
  "isOrder",
] as const satisfies readonly (keyof Meaning)[];

export type Field = (typeof fields)[number];

/** What all of these names mean alike. */
export function commonDraft(entries: readonly Entry[]): Draft {
  const [first, ...others] = entries.map(presentMeaning);
  if (!first) return {};
  const alike = fields.filter((field) => others.every((other) => other[field] === first[field]));
  return Object.fromEntries(alike.map((field) => [field, first[field]]));
}

/** A known name's meaning, to begin another name's with. */
export function draftFrom(entry: Entry): Draft {
  return { ...presentMeaning(entry) };
}

/** The whole meaning that a name would have, or null while something is missing. */
export function meaningWith(entry: Entry, draft: Draft): Meaning | null {
  const merged = { ...presentMeaning(entry), ...draft };
  return merged.department === undefined ? null : (merged as Meaning);
}

export interface Change {
  field: Field;
  before: Meaning[Field] | undefined;
  after: Meaning[Field];
}

/** What would change about a name; for an unmapped one, what would be said that goes without saying so far. */
export function changesTo(entry: Entry, draft: Draft): Change[] {
  const present = presentMeaning(entry);
  return fields.flatMap((field) => {
    const after = draft[field];
    if (after === undefined || after === present[field]) return [];
    return [{ field, before: entry.meaning?.[field], after }];
  });
}

function presentMeaning({ meaning }: Entry): Draft {
  return meaning ?? nothingSaid;
}
