import * as z from "zod";
import { procedure } from "../workspaces/contract.ts";
import { ruleContract } from "./rule-contract.ts";
import {
  card,
  company,
  conflict,
  consent,
  consentEntry,
  difference,
  hasSome,
  historyEntry,
  identifier,
  inWorkspace,
  json,
  list,
  note,
  ofPerson,
  oneOrMore,
  outcome,
  side,
  suggestion,
  text,
  trait,
} from "./shapes.ts";

export { type Card, card, identifier, trait } from "./shapes.ts";

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
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/people/{personId}/merges/preview",
      summary: "What a merge would bring together",
    })
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
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/people/{personId}/separations/preview",
      summary: "What a separation would leave to either",
    })
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
      .route({
        method: "POST",
        path: "/workspaces/{workspaceId}/suggestions/dismissals",
        summary: "Say that a suggestion means nothing",
        successStatus: 204,
      })
      .input(inWorkspace.extend({ subjectId: z.uuid(), otherId: z.uuid() })),
    restore: procedure("people:merge")
      .route({
        method: "DELETE",
        path: "/workspaces/{workspaceId}/suggestions/dismissals",
        summary: "Take a dismissal back",
        successStatus: 204,
      })
      .input(inWorkspace.extend({ subjectId: z.uuid(), otherId: z.uuid() })),
  },
  ...ruleContract,
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
    count: procedure("people:see")
      .route({
        method: "GET",
        path: "/workspaces/{workspaceId}/company-count",
        summary: "How many companies there are",
      })
      .input(inWorkspace)
      .output(z.object({ companies: z.number() })),
    get: procedure("people:see")
      .route({
        method: "GET",
        path: "/workspaces/{workspaceId}/companies/{companyId}",
        summary: "A company with its people, those last seen first",
      })
      .input(
        inWorkspace.extend({
          companyId: z.uuid(),
          after: z.string().max(500).optional(),
          limit: list(200).default(50),
        }),
      )
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
