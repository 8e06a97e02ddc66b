import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { inWorkspace } from "../../kernel/database.ts";
import { sendFile } from "../../kernel/files/send-file.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { workspaceSecrets } from "../../workspaces/public.ts";
import { type Admitted, admitVisitor } from "./admit-visitor.ts";
import { bearerOf, idIn, TooMuch, whence } from "./door-answers.ts";
import { isPassFor, workspaceOfPass } from "./file-pass.ts";
import type { Hub } from "./hub.ts";
import { shownFile } from "./show.ts";
import { insertUpload, isEntitled } from "./upload.sql.ts";
import { audienceOf } from "./visitor.ts";

const keptForMilliseconds = 24 * 3_600_000;

/** The doors by which visitors hand files in and fetch them. */
export function openFiles(http: FastifyInstance, hub: Hub): void {
  http.removeAllContentTypeParsers();
  // A file goes in as it is; how much of it is read is decided while it comes.
  http.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
  http.post<{ Querystring: { name?: string } }>(
    "/chat/v1/files",
    { bodyLimit: 200_000_000 },
    async (request, reply) => {
      const admitted = await admitVisitor(hub, bearerOf(request), whence(request));
      return reply.status(201).send(await takeFile(hub, admitted, request));
    },
  );
  http.get<{ Params: { fileId: string } }>("/chat/v1/files/:fileId", (request, reply) => giveFile(hub, request, reply));
}

async function takeFile(hub: Hub, { visitor, chat }: Admitted, request: FastifyRequest) {
  const { workspaceId, visitorId } = visitor;
  const { allowed, mostBytes, mediaTypes } = chat.settings.files;
  if (!allowed) throw new Refusal("forbidden", "Files cannot be sent in this chat.");
  const now = hub.kernel.clock.now();
  const wait = hub.rates.files.take(visitorId, now.getTime());
  if (wait > 0) throw new TooMuch(wait);
  const name = String((request.query as { name?: unknown }).name ?? "file");
  const until = new Date(now.getTime() + keptForMilliseconds);
  const file = await hub.kernel.files.keep(workspaceId, request.body as Readable, { name, mostBytes, until });
  if (!mediaTypes.some((pattern) => isOf(file.mediaType, pattern))) {
    await hub.kernel.files.remove(workspaceId, [file.fileId]);
    throw new Refusal("bad_input", `Files of this kind (${file.mediaType}) are not taken here.`, "file");
  }
  await inWorkspace(hub.kernel.db, workspaceId, (tx) =>
    insertUpload(tx, { workspaceId, visitorId, fileId: file.fileId, at: now }),
  );
  return shownFile(file, { workspaceId, salt: chat.source.subjectSalt, now });
}

function isOf(mediaType: string, pattern: string): boolean {
  return pattern.endsWith("/*") ? mediaType.startsWith(pattern.slice(0, -1)) : mediaType === pattern;
}

async function giveFile(hub: Hub, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const fileId = idIn((request.params as { fileId: string }).fileId);
  const { pass } = request.query as { pass?: unknown };
  const workspaceId = typeof pass === "string" ? await byPass(hub, fileId, pass) : await byToken(hub, fileId, request);
  return sendFile(reply, await hub.kernel.files.open(workspaceId, fileId), { crossOrigin: true });
}

async function byPass(hub: Hub, fileId: string, pass: string): Promise<string> {
  const workspaceId = workspaceOfPass(pass, hub.kernel.clock.now());
  if (workspaceId === undefined)
    throw new Refusal("forbidden", "This address is no longer good. Ask for the messages again.");
  const salt = await inWorkspace(hub.kernel.db, workspaceId, async (tx) =>
    workspaceSecrets(tx, workspaceId).then(
      ({ subjectSalt }) => subjectSalt,
      () => undefined,
    ),
  );
  if (!salt || !isPassFor(pass, salt, fileId)) throw noSuchFile();
  return workspaceId;
}

async function byToken(hub: Hub, fileId: string, request: FastifyRequest): Promise<string> {
  const { visitor } = await admitVisitor(hub, bearerOf(request), whence(request));
  const { workspaceId, visitorId } = visitor;
  const asked = { workspaceId, visitorId, audience: audienceOf(visitor), fileId };
  if (!(await inWorkspace(hub.kernel.db, workspaceId, (tx) => isEntitled(tx, asked)))) throw noSuchFile();
  return workspaceId;
}

// Somebody else's file looks like one that does not exist.
function noSuchFile(): Refusal {
  return new Refusal("not_found", "There is no such file.");
}
