import * as z from "zod";
import { procedure } from "../workspaces/contract.ts";

const inWorkspace = z.object({ workspaceId: z.uuid() });

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

/** By which rules a workspace tells people from each other. */
export const ruleContract = {
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
      .route({
        method: "POST",
        path: "/workspaces/{workspaceId}/identity-rules",
        summary: "Make those one who share a trait",
        successStatus: 201,
      })
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
    .input(inWorkspace.extend({ limit: z.coerce.number().int().min(1).max(100).default(20) }))
    .output(z.array(review)),
};
