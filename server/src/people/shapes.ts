import * as z from "zod";

export const inWorkspace = z.object({ workspaceId: z.uuid() });
export const ofPerson = inWorkspace.extend({ personId: z.uuid() });
export const note = z.string().trim().max(1000).default("");
export const list = (most: number) => z.coerce.number().int().min(1).max(most);
export const oneOrMore = <Value extends z.ZodType>(value: Value) =>
  z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(value).optional());

/** A person as lists show them. */
export const card = z.object({
  personId: z.uuid(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  userId: z.string().nullable(),
  company: z.string().nullable(),
  /** Whether anything but anonymous ids is proven of them. */
  known: z.boolean(),
  firstSeenAt: z.date(),
  lastSeenAt: z.date(),
  touchpoints: z.number(),
  orders: z.number(),
  revenue: z.number(),
  channels: z.array(z.string()),
  stage: z.string().nullable(),
  identifiers: z.number(),
});
export type Card = z.infer<typeof card>;

const span = z.object({ from: z.date().nullable(), until: z.date().nullable() });

export const identifier = z.object({
  subjectId: z.uuid(),
  kind: z.string(),
  value: z.string(),
  /** "proven" by a server key, a token or a human; "claimed" by a browser. */
  standing: z.enum(["proven", "claimed"]),
  sourceId: z.uuid().nullable(),
  sourceName: z.string().nullable(),
  firstSeenAt: z.date(),
  /** When the person held it; without ends unless it changed hands. */
  held: z.array(span),
});

export const trait = z.object({
  name: z.string(),
  value: z.unknown(),
  type: z.enum(["text", "number", "boolean", "time", "list", "object", "nothing"]),
  standing: z.enum(["proven", "claimed"]),
  sourceName: z.string().nullable(),
  occurredAt: z.date(),
});

export const consent = z.object({
  purpose: z.string(),
  channel: z.string(),
  granted: z.boolean(),
  occurredAt: z.date(),
  recordedBy: z.string(),
  proof: z.record(z.string(), z.unknown()),
  /** The identifier for which it was given. */
  subjectId: z.uuid(),
});

export const consentEntry = consent.extend({ consentId: z.uuid(), recordedAt: z.date() });

/** Text that a database takes: neither NUL nor halves of letters. */
const storable = (text: string) => text.isWellFormed() && !text.includes("\0");
export const text = (most: number) =>
  z.string().max(most).refine(storable, "it holds characters that cannot be stored");
export const hasSome = (record: object) => Object.keys(record).length >= 1 && Object.keys(record).length <= 100;
const mostJsonCharacters = 10_000;
export const json = z.unknown().refine((value) => {
  const written = JSON.stringify(value);
  return written.length <= mostJsonCharacters && !/\\u(0000|d[89a-f])/i.test(written);
}, `it holds more than ${mostJsonCharacters} characters, or some that cannot be stored`);

export const company = z.object({
  companyId: z.uuid(),
  groupId: z.string(),
  name: z.string(),
  traits: z.record(z.string(), z.unknown()),
  people: z.number(),
  /** Of its people, as the sums are. */
  lastSeenAt: z.date().nullable(),
  touchpoints: z.number(),
  orders: z.number(),
  revenue: z.number(),
});

export const conflict = z.object({
  /** The two identifiers that were said to be one person's. */
  subjectId: z.uuid(),
  otherId: z.uuid(),
  kind: z.string(),
  value: z.string(),
  otherKind: z.string(),
  otherValue: z.string(),
  /** Whose they were, before anything went over. */
  personId: z.uuid(),
  otherPersonId: z.uuid(),
  personName: z.string().nullable(),
  otherPersonName: z.string().nullable(),
  occurredAt: z.date(),
  /** The kind of identifier of which the two together would have too many. */
  because: z.string(),
  /** The shared identifier that went to the newer claim, if any: one of the two. */
  moved: z.uuid().nullable(),
});

export const suggestion = z.object({
  subjectId: z.uuid(),
  otherId: z.uuid(),
  personId: z.uuid(),
  otherPersonId: z.uuid(),
  personName: z.string().nullable(),
  otherPersonName: z.string().nullable(),
  /** "claim_match", "alias_claim", or "rule" for a trait that a rule suggests by. */
  reason: z.string(),
  /** What speaks for it: an identifier, or the trait of the rule. */
  kind: z.string(),
  value: z.string(),
  claimedAt: z.date(),
});

export const historyEntry = z.object({
  at: z.date(),
  what: z.enum(["joined", "left", "separated", "separation_ended", "merged", "merge_undone"]),
  by: z.string(),
  note: z.string(),
  otherPersonId: z.uuid().nullable(),
  otherPersonName: z.string().nullable(),
  subjectIds: z.array(z.uuid()),
  reasons: z.array(z.string()),
  /** To be ended, where a separation stands. */
  separationId: z.uuid().nullable(),
  /** To be undone, where a merge stands. */
  mergeId: z.uuid().nullable(),
});

export const side = z.object({
  personId: z.uuid(),
  name: z.string().nullable(),
  identifiers: z.array(z.object({ subjectId: z.uuid(), kind: z.string(), value: z.string() })),
  touchpoints: z.number(),
});

export const difference = z.object({ name: z.string(), values: z.array(z.unknown()) });

export const outcome = z.object({
  /** The people that there are now. */
  people: z.array(z.object({ personId: z.uuid(), name: z.string().nullable() })),
  mergeId: z.uuid().nullable(),
  separationId: z.uuid().nullable(),
});
