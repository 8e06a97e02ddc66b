import * as z from "zod";
import { procedure } from "../workspaces/contract.ts";

const inWorkspace = z.object({ workspaceId: z.uuid() });

export const loading = z.object({
  loadingId: z.uuid(),
  startedAt: z.date(),
  state: z.enum(["running", "finished", "failed", "cancelled"]),
  sent: z.number(),
  total: z.number().nullable(),
  failedBecause: z.string().nullable(),
});

export const contract = {
  load: procedure("import:run")
    .route({
      method: "POST",
      path: "/workspaces/{workspaceId}/sample-company",
      summary: "Fill the workspace with the sample company",
      successStatus: 201,
    })
    .input(inWorkspace)
    .output(loading),
  get: procedure("workspace:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/sample-company",
      summary: "How far the latest loading is; null if there was none",
    })
    .input(inWorkspace)
    .output(loading.nullable()),
  cancel: procedure("import:run")
    .route({
      method: "DELETE",
      path: "/workspaces/{workspaceId}/sample-company",
      summary: "Stop loading; what is loaded stays",
      successStatus: 200,
    })
    .input(inWorkspace)
    .output(loading.nullable()),
};
