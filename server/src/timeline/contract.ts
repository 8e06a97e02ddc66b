import * as z from "zod";
import { procedure } from "../workspaces/contract.ts";
import { channels, departments, directions, outcomes, purposes, stages } from "./catalogue/vocabulary.ts";
import { imports } from "./import/contract.ts";

const inWorkspace = z.object({ workspaceId: z.uuid() });
const listOf = <Value extends z.ZodType>(value: Value) =>
  z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(value).optional());

/** Which touchpoints are wanted; absent means all. */
export const filter = z.object({
  channel: listOf(z.string().max(50)),
  stage: listOf(z.string().max(50)),
  q: z.string().trim().max(200).optional(),
});
export type Filter = z.infer<typeof filter>;

/** A touchpoint as screens show it: what was stored, what its name means today, and who it belongs to today. */
export const touchpoint = z.object({
  touchpointId: z.uuid(),
  subjectId: z.uuid(),
  personId: z.uuid(),
  personName: z.string().nullable(),
  kind: z.string(),
  name: z.string(),
  channel: z.string(),
  stage: z.string().nullable(),
  department: z.string().nullable(),
  purpose: z.string().nullable(),
  outcome: z.string().nullable(),
  direction: z.string(),
  /** The number that the name's value property holds. */
  value: z.number().nullable(),
  sourceId: z.uuid(),
  occurredAt: z.date(),
  receivedAt: z.date(),
  properties: z.record(z.string(), z.unknown()),
  context: z.record(z.string(), z.unknown()),
});
export type Touchpoint = z.infer<typeof touchpoint>;

export const meaning = z.object({
  channel: z.enum(channels).nullable(),
  stage: z.enum(stages).nullable(),
  department: z.enum(departments),
  purpose: z.enum(purposes).nullable(),
  outcome: z.enum(outcomes).nullable(),
  direction: z.enum(directions),
  valueProperty: z
    .string()
    .max(200)
    .regex(/^[^.|]+([.|][^.|]+)*$/, "is a property's name, or a path with dots; alternatives are divided by |")
    .nullable(),
  isOrder: z.boolean(),
});

const entry = z.object({
  name: z.string(),
  kind: z.string(),
  touchpoints: z.number(),
  firstSeenAt: z.date().nullable(),
  lastSeenAt: z.date().nullable(),
  /** Null while nobody has said what the name means. */
  meaning: meaning.nullable(),
  origin: z.enum(["shipped", "workspace", "unmapped"]),
});

const quarantined = z.object({
  quarantinedId: z.uuid(),
  receivedAt: z.date(),
  sourceId: z.uuid().nullable(),
  itemIndex: z.number(),
  code: z.string(),
  reason: z.string(),
  raw: z.string(),
});

const eventName = z.string().min(1).max(512);
const limit = z.coerce.number().int().min(1).max(500).default(50);

export const contract = {
  person: procedure("timeline:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/people/{personId}/timeline",
      summary: "A person's touchpoints, newest first",
    })
    .input(inWorkspace.extend({ personId: z.uuid(), before: z.string().max(200).optional(), limit, ...filter.shape }))
    .output(z.object({ touchpoints: z.array(touchpoint), next: z.string().nullable(), cursor: z.string() })),
  feed: procedure("timeline:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/touchpoints",
      summary: "The latest touchpoints, and the cursor from which live ones follow",
    })
    .input(inWorkspace.extend({ limit, ...filter.shape }))
    .output(z.object({ touchpoints: z.array(touchpoint), cursor: z.string() })),
  catalogue: {
    list: procedure("timeline:see")
      .route({
        method: "GET",
        path: "/workspaces/{workspaceId}/catalogue",
        summary: "What each name means, the most frequent first",
      })
      .input(inWorkspace)
      .output(z.array(entry)),
    map: procedure("catalogue:edit")
      .route({
        method: "PUT",
        path: "/workspaces/{workspaceId}/catalogue/{name}",
        summary: "Say what a name means, for all of history",
      })
      .input(inWorkspace.extend({ name: eventName, ...meaning.shape }))
      .output(entry),
    unmap: procedure("catalogue:edit")
      .route({
        method: "DELETE",
        path: "/workspaces/{workspaceId}/catalogue/{name}",
        summary: "Go back to the shipped meaning",
      })
      .input(inWorkspace.extend({ name: eventName }))
      .output(entry),
  },
  imports,
  quarantine: procedure("quarantine:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/quarantine",
      summary: "What could not be stored, and why, newest first",
    })
    .input(inWorkspace.extend({ before: z.string().max(200).optional(), limit }))
    .output(z.object({ quarantined: z.array(quarantined), total: z.number(), next: z.string().nullable() })),
};
