import { Readable } from "node:stream";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod";
import type { Caller } from "../../kernel/access.ts";
import type { Kernel } from "../../kernel/assemble.ts";
import { inWorkspace } from "../../kernel/database.ts";
import { refuseCrossSite } from "../../kernel/http.ts";
import { refuseUnlessAllowed } from "../../kernel/procedures.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { errorsFile } from "./errors-file.ts";
import { findImport } from "./start-import.ts";
import { mostFileBytes, tooLarge, uploadImport } from "./upload.ts";

/** The permission of the plain doors here, as of all procedures of imports. */
export const importAccess = "import:run";

/** The doors for whole files: one takes an upload as the body of its request, one gives the errors of an import. */
export function openImports(http: FastifyInstance, kernel: Kernel): void {
  http.removeAllContentTypeParsers();
  // The body is read by whom it concerns, once the caller is known: it may have gigabytes.
  http.addContentTypeParser("*", (_request, _payload, done) => done(null));
  http.post<{ Params: { workspaceId: string }; Querystring: { fileName?: string } }>(
    "/api/workspaces/:workspaceId/imports",
    async (request, reply) => {
      const { workspaceId } = request.params;
      const author = await admitted(kernel, request, workspaceId);
      if (Number(request.headers["content-length"] ?? 0) > mostFileBytes) throw tooLarge();
      const fileName = String(request.query.fileName ?? "");
      return reply.status(201).send(await uploadImport(kernel, workspaceId, { fileName, body: request.raw, author }));
    },
  );
  http.get<{ Params: { workspaceId: string; importId: string } }>(
    "/api/workspaces/:workspaceId/imports/:importId/errors.csv",
    async (request, reply) => {
      await admitted(kernel, request, request.params.workspaceId);
      const at = ofImport.safeParse(request.params);
      if (!at.success) throw new Refusal("not_found", "There is no such import.");
      await inWorkspace(kernel.db, at.data.workspaceId, (tx) => findImport(tx, at.data));
      reply.header("content-disposition", `attachment; filename="errors-${at.data.importId}.csv"`);
      return reply.type("text/csv; charset=utf-8").send(Readable.from(errorsFile(kernel, at.data)));
    },
  );
}

const ofImport = z.object({ workspaceId: z.uuid(), importId: z.uuid() });

async function admitted(kernel: Kernel, request: FastifyRequest, workspaceId: string): Promise<Caller> {
  refuseCrossSite(request);
  const caller = await kernel.admit(request);
  refuseUnlessAllowed(caller, importAccess, workspaceId);
  return caller;
}
