import * as z from "zod";
import { procedure } from "../workspaces/contract.ts";

const inWorkspace = z.object({ workspaceId: z.uuid() });
const ofPerson = inWorkspace.extend({ personId: z.uuid() });
const note = z.string().trim().max(1000).default("");
const list = (most: number) => z.coerce.number().int().min(1).max(most);
const oneOrMore = <Value extends z.ZodType>(value: Value) =>
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

const consent = z.object({
  purpose: z.string(),
  channel: z.string(),
  granted: z.boolean(),
  occurredAt: z.date(),
  recordedBy: z.string(),
  proof: z.record(z.string(), z.unknown()),
  /** The identifier for which it was given. */
  subjectId: z.uuid(),
});

const consentEntry = consent.extend({ consentId: z.uuid(), recordedAt: z.date() });

/** Text that a database takes: neither NUL nor halves of letters. */
const storable = (text: string) => text.isWellFormed() && !text.includes("\0");
const text = (most: number) => z.string().max(most).refine(storable, "it holds characters that cannot be stored");
const hasSome = (record: object) => Object.keys(record).length >= 1 && Object.keys(record).length <= 100;
const mostJsonCharacters = 10_000;
const json = z.unknown().refine((value) => {
  const written = JSON.stringify(value);
  return written.length <= mostJsonCharacters && !/\\u(0000|d[89a-f])/i.test(written);
}, `it holds more than ${mostJsonCharacters} characters, or some that cannot be stored`);

const company = z.object({
  companyId: z.uuid(),
  groupId: z.string(),
  name: z.string(),
  traits: z.record(z.string(), z.unknown()),
  people: z.number(),
});

const conflict = z.object({
  personId: z.uuid(),
  otherPersonId: z.uuid(),
  subjectId: z.uuid(),
  otherId: z.uuid(),
  occurredAt: z.date(),
  /** The kind of identifier of which the two together would have too many, or "kept_apart" by a human. */
  because: z.string(),
  /** The shared identifier that went to the newer claim, if any. */
  moved: z.uuid().nullable(),
});

const suggestion = z.object({
  subjectId: z.uuid(),
  otherId: z.uuid(),
  personId: z.uuid(),
  otherPersonId: z.uuid(),
  personName: z.string().nullable(),
  otherPersonName: z.string().nullable(),
  /** "claim_match", "alias_claim", or "rule" for a trait that a rule suggests by. */
  reason: z.string(),
  kind: z.string(),
  value: z.string(),
  claimedAt: z.date(),
});

const historyEntry = z.object({
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

const side = z.object({
  personId: z.uuid(),
  name: z.string().nullable(),
  identifiers: z.array(z.object({ subjectId: z.uuid(), kind: z.string(), value: z.string() })),
  touchpoints: z.number(),
});

const limitShown = z.object({
  kind: z.string(),
  most: z.number(),
  /** What holds unless the workspace says otherwise. */
  usual: z.number(),
});

const rule = z.object({
  ruleId: z.uuid(),
  trait: z.string(),
  /** Whether those who share the value are joined, or suggested to a human. */
  mode: z.enum(["join", "suggest"]),
  madeBy: z.string(),
  madeAt: z.date(),
  removedBy: z.string().nullable(),
  removedAt: z.date().nullable(),
});

const review = z.object({
  reviewId: z.uuid(),
  because: z.enum(["limits", "claims_trust", "rule_made", "rule_removed"]),
  ruleId: z.uuid().nullable(),
  requestedBy: z.string(),
  requestedAt: z.date(),
  finishedAt: z.date().nullable(),
  /** How much of it is done, 0 to 1. */
  progress: z.number(),
});

const difference = z.object({ name: z.string(), values: z.array(z.unknown()) });

const outcome = z.object({
  /** The people that there are now. */
  people: z.array(z.object({ personId: z.uuid(), name: z.string().nullable() })),
  mergeId: z.uuid().nullable(),
  separationId: z.uuid().nullable(),
});

export const contract = {
  list: procedure("people:see")
    .route({ method: "GET", path: "/workspaces/{workspaceId}/people", summary: "People, or those who answer a search" })
    .input(
      inWorkspace.extend({
        q: z.string().max(200).optional(),
        sort: z.enum(["lastSeen", "firstSeen", "touchpoints", "orders", "revenue", "name"]).default("lastSeen"),
        stages: oneOrMore(z.string().max(50)),
        channels: oneOrMore(z.string().max(50)),
        known: z.stringbool().optional(),
        after: z.string().max(500).optional(),
        limit: list(200).default(50),
      }),
    )
    .output(z.object({ people: z.array(card), next: z.string().nullable() })),
  count: procedure("people:see")
    .route({ method: "GET", path: "/workspaces/{workspaceId}/people-count", summary: "How many people there are" })
    .input(inWorkspace)
    .output(z.object({ people: z.number() })),
  get: procedure("people:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/people/{personId}",
      summary: "A person; under the id of one who was merged, the person that they are now",
    })
    .input(ofPerson)
    .output(
      z.object({
        card,
        identifiers: z.array(identifier),
        traits: z.array(trait),
        companies: z.array(company.pick({ companyId: true, groupId: true, name: true })),
        consents: z.array(consent),
        conflicts: z.array(conflict),
        suggestions: z.array(suggestion),
      }),
    ),
  history: procedure("people:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/people/{personId}/history",
      summary: "How the person came to be who they are",
    })
    .input(ofPerson)
    .output(z.array(historyEntry)),
  asOf: procedure("people:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/people/{personId}/as-of",
      summary: "Who this was, by what was known at a time",
    })
    .input(ofPerson.extend({ at: z.coerce.date() }))
    .output(z.array(side)),
  whoWas: procedure("people:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/identifiers/{kind}/{value}/as-of",
      summary: "Who had an identifier at a time: by what was known then, and by what is known today",
    })
    .input(inWorkspace.extend({ kind: z.string().max(50), value: z.string().max(255), at: z.coerce.date() }))
    .output(z.object({ asKnownThen: side.nullable(), asKnownToday: side.nullable() })),
  mergePreview: procedure("people:see")
    .route({ method: "GET", path: "/workspaces/{workspaceId}/people/{personId}/merges/preview" })
    .input(ofPerson.extend({ otherPersonId: z.uuid() }))
    .output(
      z.object({
        sides: z.array(side),
        traits: z.array(difference),
        consents: z.array(difference),
        /** Kinds of identifiers of which the two together have more than the limit. */
        beyondLimits: z.array(z.string()),
        keptApart: z.boolean(),
      }),
    ),
  merge: procedure("people:merge")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/people/{personId}/merges",
      summary: "Say that two are one",
      successStatus: 201,
    })
    .input(ofPerson.extend({ otherPersonId: z.uuid(), note }))
    .output(outcome),
  undoMerge: procedure("people:merge")
    .route({ method: "DELETE", path: "/workspaces/{workspaceId}/merges/{mergeId}", summary: "Undo a merge" })
    .input(inWorkspace.extend({ mergeId: z.uuid() }))
    .output(outcome),
  separationPreview: procedure("people:see")
    .route({ method: "POST", path: "/workspaces/{workspaceId}/people/{personId}/separations/preview" })
    .input(ofPerson.extend({ subjectIds: z.array(z.uuid()).min(1).max(2000) }))
    .output(z.object({ sides: z.array(side) })),
  separate: procedure("people:merge")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/people/{personId}/separations",
      summary: "Say that some of a person's identifiers are somebody else's",
      successStatus: 201,
    })
    .input(ofPerson.extend({ subjectIds: z.array(z.uuid()).min(1).max(2000), note }))
    .output(outcome),
  rejoin: procedure("people:merge")
    .route({
      method: "DELETE",
      path: "/workspaces/{workspaceId}/separations/{separationId}",
      summary: "Undo a separation",
    })
    .input(inWorkspace.extend({ separationId: z.uuid() }))
    .output(outcome),
  suggestions: {
    list: procedure("people:see")
      .route({
        method: "GET",
        path: "/workspaces/{workspaceId}/suggestions",
        summary: "Unproven claims that match somebody, for a human to look at",
      })
      .input(inWorkspace.extend({ limit: list(200).default(50) }))
      .output(z.array(suggestion)),
    accept: procedure("people:merge")
      .route({
        method: "POST",
        path: "/workspaces/{workspaceId}/suggestions/acceptances",
        summary: "Say that the two are one: a merge",
        successStatus: 201,
      })
      .input(inWorkspace.extend({ subjectId: z.uuid(), otherId: z.uuid(), note }))
      .output(outcome),
    dismiss: procedure("people:merge")
      .route({ method: "POST", path: "/workspaces/{workspaceId}/suggestions/dismissals", successStatus: 204 })
      .input(inWorkspace.extend({ subjectId: z.uuid(), otherId: z.uuid() })),
    restore: procedure("people:merge")
      .route({ method: "DELETE", path: "/workspaces/{workspaceId}/suggestions/dismissals", successStatus: 204 })
      .input(inWorkspace.extend({ subjectId: z.uuid(), otherId: z.uuid() })),
  },
  limits: {
    list: procedure("people:see")
      .route({
        method: "GET",
        path: "/workspaces/{workspaceId}/identifier-limits",
        summary: "How many identifiers of each kind one person may have",
      })
      .input(inWorkspace)
      .output(z.array(limitShown)),
    change: procedure("workspace:manage")
      .route({
        method: "PUT",
        path: "/workspaces/{workspaceId}/identifier-limits/{kind}",
        summary: "Change a limit, or with null go back to the usual one; everybody is then looked at again",
      })
      .input(inWorkspace.extend({ kind: z.string().max(210), most: z.number().int().min(1).max(100_000).nullable() }))
      .output(z.object({ reviewId: z.uuid().nullable() })),
  },
  rules: {
    list: procedure("people:see")
      .route({
        method: "GET",
        path: "/workspaces/{workspaceId}/identity-rules",
        summary: "Traits that make those one who share them; the removed ones last",
      })
      .input(inWorkspace)
      .output(z.array(rule)),
    make: procedure("workspace:manage")
      .route({ method: "POST", path: "/workspaces/{workspaceId}/identity-rules", successStatus: 201 })
      .input(
        inWorkspace.extend({
          trait: z.string().trim().min(1, "must not be empty").max(200),
          mode: z.enum(["join", "suggest"]),
        }),
      )
      .output(z.object({ ruleId: z.uuid(), reviewId: z.uuid() })),
    remove: procedure("workspace:manage")
      .route({
        method: "DELETE",
        path: "/workspaces/{workspaceId}/identity-rules/{ruleId}",
        summary: "Remove a rule and take back what it joined",
      })
      .input(inWorkspace.extend({ ruleId: z.uuid() }))
      .output(z.object({ reviewId: z.uuid() })),
  },
  reviews: procedure("people:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/identity-reviews",
      summary: "How far everybody was looked at again after a changed rule, the latest first",
    })
    .input(inWorkspace.extend({ limit: list(100).default(20) }))
    .output(z.array(review)),
  conflicts: procedure("people:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/conflicts",
      summary: "Joins that did not happen, the latest first",
    })
    .input(inWorkspace.extend({ limit: list(200).default(50) }))
    .output(z.array(conflict)),
  changeTraits: procedure("people:edit")
    .route({
      method: "PATCH",
      path: "/workspaces/{workspaceId}/people/{personId}/traits",
      summary: "Set traits as a member knows them; null takes one away",
    })
    .input(
      ofPerson.extend({ traits: z.record(text(200).min(1), json).refine(hasSome, "name at least one, at most 100") }),
    )
    .output(z.array(trait)),
  consents: {
    list: procedure("people:see")
      .route({
        method: "GET",
        path: "/workspaces/{workspaceId}/people/{personId}/consents",
        summary: "What a person consents to now, per purpose and channel",
      })
      .input(ofPerson)
      .output(z.array(consent)),
    log: procedure("people:see")
      .route({
        method: "GET",
        path: "/workspaces/{workspaceId}/people/{personId}/consents/log",
        summary: "Every yes and no that a person ever gave, with its proof, the latest first",
      })
      .input(ofPerson)
      .output(z.array(consentEntry)),
    record: procedure("people:edit")
      .route({
        method: "POST",
        path: "/workspaces/{workspaceId}/people/{personId}/consents",
        summary: "Record a yes or a no that a person gave, with its proof; answers with what holds since",
        successStatus: 201,
      })
      .input(
        ofPerson.extend({
          purpose: text(100).trim().min(1),
          channel: text(50).trim().default(""),
          granted: z.boolean(),
          /** How it is known: a form, a call, a message, and where that can be looked up. */
          proof: z.record(text(200), json).refine(hasSome, "say how it is known"),
          occurredAt: z.coerce.date().optional(),
          subjectId: z.uuid().optional(),
        }),
      )
      .output(z.array(consent)),
  },
  companies: {
    list: procedure("people:see")
      .route({ method: "GET", path: "/workspaces/{workspaceId}/companies", summary: "Companies by name" })
      .input(
        inWorkspace.extend({
          q: text(200).optional(),
          after: z.string().max(2000).optional(),
          limit: list(200).default(50),
        }),
      )
      .output(z.object({ companies: z.array(company), next: z.string().nullable() })),
    get: procedure("people:see")
      .route({
        method: "GET",
        path: "/workspaces/{workspaceId}/companies/{companyId}",
        summary: "A company with its people",
      })
      .input(inWorkspace.extend({ companyId: z.uuid(), after: z.uuid().optional(), limit: list(200).default(50) }))
      .output(z.object({ company, people: z.array(card), next: z.string().nullable() })),
  },
  erase: procedure("people:erase")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/people/{personId}/erasure",
      summary: "Erase all that is stored about a person; numbers that lead to nobody stay",
      successStatus: 201,
    })
    .input(ofPerson.extend({ confirm: z.string().max(500) }))
    .output(z.object({ erasureId: z.uuid(), alsoClaimedBy: z.array(z.uuid()) })),
};
