import * as z from "zod";
import { procedure } from "../../workspaces/contract.ts";
import { priorities } from "../shapes.ts";
import { metrics } from "./terms.ts";

const inWorkspace = z.object({ workspaceId: z.uuid() });
const one = inWorkspace.extend({ policyId: z.uuid() });
const name = z.string().trim().min(1, "must not be empty").max(80);
const word = z.string().min(1).max(200);

/** At most two years. */
const minutes = z.number().min(1, "must be at least a minute").max(1_051_200);

const traitCondition = z.object({
  trait: word,
  is: z.enum(["one_of", "none_of", "at_least", "at_most", "known"]),
  values: z.array(word).max(100).default([]),
});

export const rules = z.object({
  /** Which conversations the policy is for: all of these must hold, and an empty list asks for nothing. */
  conditions: z
    .object({
      channels: z.array(word).max(50).default([]),
      teamIds: z.array(z.uuid()).max(100).default([]),
      tags: z.array(word).max(100).default([]),
      audience: z.array(traitCondition).max(20).default([]),
    })
    .default({ channels: [], teamIds: [], tags: [], audience: [] }),
  /** Minutes by what is measured and by priority. */
  targets: z.partialRecord(z.enum(metrics), z.partialRecord(z.enum(priorities), minutes.nullable())),
  pauseOn: z.array(z.enum(["pending", "snoozed"])).default(["pending", "snoozed"]),
  warning: z
    .union([
      z.object({ percent: z.number().min(1).max(99) }),
      z.object({ minutesBefore: z.number().min(1).max(1_051_200) }),
    ])
    .nullable()
    .default({ percent: 80 }),
});

const said = { name, calendarId: z.uuid().nullable(), rules };

export const policy = z.object({
  policyId: z.uuid(),
  place: z.number(),
  ...said,
  madeAt: z.date(),
  changedAt: z.date(),
});

const review = z.object({
  reviewId: z.uuid(),
  because: z.string(),
  requestedBy: z.string(),
  requestedAt: z.date(),
  conversations: z.number(),
  looked: z.number(),
  finishedAt: z.date().nullable(),
});

const clock = z.object({
  metric: z.enum(metrics),
  startedAt: z.date(),
  state: z.enum(["running", "paused", "stopped", "ended"]),
  elapsedSeconds: z.number(),
  targetMinutes: z.number().nullable(),
  policyId: z.uuid().nullable(),
  policyName: z.string().nullable(),
  dueAt: z.date().nullable(),
  stoppedAt: z.date().nullable(),
  warnedAt: z.date().nullable(),
  breachedAt: z.date().nullable(),
  /** Which terms held since when. */
  terms: z.array(
    z.object({
      from: z.date(),
      policyId: z.uuid().nullable(),
      policyName: z.string().nullable(),
      calendarId: z.uuid().nullable(),
      minutes: z.number().nullable(),
    }),
  ),
});

/** Service level agreements: policies, and the clocks that run by them. */
export const sla = {
  policies: procedure("desk:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/sla-policies",
      summary: "SLA policies in the order in which they are asked; the first that fits holds",
    })
    .input(inWorkspace)
    .output(z.array(policy)),
  makePolicy: procedure("desk:manage")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/sla-policies",
      summary: "Make a policy, the last to be asked; running clocks are then looked at again",
      successStatus: 201,
    })
    .input(inWorkspace.extend(said))
    .output(z.object({ policy, reviewId: z.uuid() })),
  changePolicy: procedure("desk:manage")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/sla-policies/{policyId}",
      summary: "Change a policy; running clocks are then looked at again",
    })
    .input(one.extend(said))
    .output(z.object({ policy, reviewId: z.uuid() })),
  endPolicy: procedure("desk:manage")
    .route({
      method: "DELETE",
      path: "/workspaces/{workspaceId}/sla-policies/{policyId}",
      summary: "Remove a policy; running clocks are then looked at again",
    })
    .input(one)
    .output(z.object({ reviewId: z.uuid() })),
  orderPolicies: procedure("desk:manage")
    .route({
      method: "PUT",
      path: "/workspaces/{workspaceId}/sla-policy-order",
      summary: "Say in which order policies are asked; running clocks are then looked at again",
    })
    .input(inWorkspace.extend({ policyIds: z.array(z.uuid()).min(1).max(200) }))
    .output(z.object({ reviewId: z.uuid() })),
  previewPolicy: procedure("desk:manage")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/sla-policy-previews",
      summary: "Which of the latest unresolved conversations a policy would be for, and when they would be due",
    })
    .input(inWorkspace.extend({ ...said, policyId: z.uuid().optional() }))
    .output(
      z.object({
        looked: z.number(),
        matching: z.number(),
        late: z.number(),
        examples: z.array(
          z.object({
            conversationId: z.uuid(),
            clocks: z.array(
              z.object({
                metric: z.enum(metrics),
                dueAt: z.date().nullable(),
                late: z.boolean(),
                elapsedSeconds: z.number(),
              }),
            ),
          }),
        ),
      }),
    ),
  reviews: procedure("desk:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/sla-reviews",
      summary: "How far running clocks were looked at again after a change, the latest first",
    })
    .input(inWorkspace.extend({ limit: z.coerce.number().int().min(1).max(100).default(20) }))
    .output(z.array(review)),
  clocks: procedure("desk:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/conversations/{conversationId}/sla-clocks",
      summary: "The clocks of a conversation with their history, the oldest first",
    })
    .input(inWorkspace.extend({ conversationId: z.uuid() }))
    .output(z.array(clock)),
};
