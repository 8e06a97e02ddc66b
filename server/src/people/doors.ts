import type { FastifyInstance } from "fastify";
import * as z from "zod";
import type { Kernel } from "../kernel/assemble.ts";
import { refuseUnlessAllowed } from "../kernel/procedures.ts";
import { Refusal } from "../kernel/refusal.ts";
import { exportPerson } from "./export.ts";

const ofPerson = z.object({ workspaceId: z.uuid(), personId: z.uuid() });

/** The door for a person's data as one file: it may be larger than what a procedure should hold in memory. */
export function openExports(http: FastifyInstance, kernel: Kernel): void {
  http.get<{ Params: { workspaceId: string; personId: string } }>(
    "/api/workspaces/:workspaceId/people/:personId/export",
    async (request, reply) => {
      const by = await kernel.admit(request);
      refuseUnlessAllowed(by, "people:export", request.params.workspaceId);
      const at = ofPerson.safeParse(request.params);
      if (!at.success) throw new Refusal("not_found", "There is no such person.");
      const file = await exportPerson(kernel, { ...at.data, by });
      reply.header("content-disposition", `attachment; filename="person-${at.data.personId}.json"`);
      return reply.type("application/json; charset=utf-8").send(file);
    },
  );
}
