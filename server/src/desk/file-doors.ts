import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod";
import type { Kernel } from "../kernel/assemble.ts";
import { sendFile } from "../kernel/files/send-file.ts";
import { refuseCrossSite } from "../kernel/http.ts";
import { refuseUnlessAllowed } from "../kernel/procedures.ts";
import { Refusal } from "../kernel/refusal.ts";

const mostFileBytes = 25_000_000;
// Long enough to finish a long answer.
const unattachedMilliseconds = 7 * 86_400_000;

/** The doors for files of the team: one takes an upload as the body of its request, one gives a file back. */
export function openFiles(http: FastifyInstance, kernel: Kernel): void {
  http.removeAllContentTypeParsers();
  // The body is read by whom it concerns, once the caller is known.
  http.addContentTypeParser("*", (_request, _payload, done) => done(null));
  http.post<{ Params: { workspaceId: string }; Querystring: { name?: string } }>(
    "/api/workspaces/:workspaceId/files",
    async (request, reply) => {
      const { workspaceId } = request.params;
      await admit(kernel, request, workspaceId, "desk:reply");
      const until = new Date(kernel.clock.now().getTime() + unattachedMilliseconds);
      const name = String(request.query.name ?? "");
      const kept = await kernel.files.keep(workspaceId, request.raw, { name, mostBytes: mostFileBytes, until });
      const { fileId, name: shownName, mediaType, bytes } = kept;
      return reply.status(201).send({ fileId, name: shownName, mediaType, bytes, inline: null });
    },
  );
  http.get<{ Params: { workspaceId: string; fileId: string } }>(
    "/api/workspaces/:workspaceId/files/:fileId",
    async (request, reply) => {
      const { workspaceId, fileId } = request.params;
      await admit(kernel, request, workspaceId, "desk:see");
      if (!z.uuid().safeParse(fileId).success) throw new Refusal("not_found", "There is no such file.");
      return sendFile(reply, await kernel.files.open(workspaceId, fileId));
    },
  );
}

async function admit(kernel: Kernel, request: FastifyRequest, workspaceId: string, access: string): Promise<void> {
  refuseCrossSite(request);
  refuseUnlessAllowed(await kernel.admit(request), access, workspaceId);
}
