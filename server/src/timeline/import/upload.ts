import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Kernel } from "../../kernel/assemble.ts";
import { inSystem, inWorkspace } from "../../kernel/database.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { announce } from "../../kernel/wake.ts";
import { type Author, recordAudit } from "../../workspaces/public.ts";
import type { ShownImport } from "./contract.ts";
import { deleteImport, insertImport, readImport, readNeeded } from "./import.sql.ts";
import { filePath, placeOf, removeFile, removeOthers } from "./place.ts";
import { importsLedger, shownImportOf } from "./show-import.ts";

/** No uploaded file is larger. The command line reads larger ones where they are. */
export const mostFileBytes = 2 * 1024 ** 3;

/** Keeps an uploaded file, to be previewed and started. */
export async function uploadImport(
  kernel: Kernel,
  workspaceId: string,
  { fileName, body, author }: { fileName: string; body: Readable; author: Author },
): Promise<ShownImport> {
  const name = usableName(fileName);
  await removeForgotten(kernel);
  const place = placeOf(kernel);
  const importId = randomUUID();
  const file = await keep(body, filePath(place, importId));
  const at = { workspaceId, importId };
  try {
    return await inWorkspace(kernel.db, workspaceId, async (tx) => {
      await insertImport(tx, at, { ...file, fileName: name, place: place.id }, author.actor, kernel.clock.now());
      await recordAudit(tx, workspaceId, author, "import.uploaded", name, { importId, fileBytes: file.fileBytes });
      await announce(tx, importsLedger);
      return shownImportOf(tx, workspaceId, (await readImport(tx, at))!);
    });
  } catch (error) {
    await removeFile(place, importId);
    throw error;
  }
}

/** A file's name as it can be shown: without folders and control characters. */
export function usableName(given: string): string {
  const name = basename(given.replaceAll("\\", "/"))
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, "")
    .slice(0, 255)
    .trim();
  if (name === "") throw new Refusal("bad_input", "Say what the file is called: ?fileName=….", "fileName");
  return name;
}

async function keep(body: Readable, path: string): Promise<{ fileBytes: number; sha256: Buffer }> {
  const part = `${path}.part`;
  const hash = createHash("sha256");
  let fileBytes = 0;
  const measured = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      fileBytes += chunk.length;
      if (fileBytes > mostFileBytes) throw tooLarge();
      hash.update(chunk);
      yield chunk;
    }
  };
  try {
    await pipeline(body, measured, createWriteStream(part, { flags: "wx", mode: 0o600, flush: true }));
    if (fileBytes === 0) throw new Refusal("bad_input", "The file is empty.");
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw explained(error as NodeJS.ErrnoException);
  }
  return { fileBytes, sha256: hash.digest() };
}

/** The refusal of a file that is too large. */
export function tooLarge(): Refusal {
  return new Refusal("too_large", "A file holds at most 2 GB. The command line imports larger ones.");
}

function explained(error: NodeJS.ErrnoException): Error {
  if (error.code === "ENOSPC") return new Refusal("unavailable", "The server's disk is full.");
  if (error.code === "ERR_STREAM_PREMATURE_CLOSE" || error.code === "ECONNRESET")
    return new Refusal("bad_input", "The upload broke off.");
  return error;
}

const forgottenAfterMilliseconds = 7 * 24 * 60 * 60 * 1000;

/** Removes the files here that nobody started to import for a week, or that no import needs: they are full of people's data. */
async function removeForgotten(kernel: Kernel): Promise<void> {
  const place = placeOf(kernel);
  const before = new Date(kernel.clock.now().getTime() - forgottenAfterMilliseconds);
  const all = await inSystem(kernel.db, (tx) => readNeeded(tx, place.id));
  const forgotten = all.filter(({ startedAt, uploadedAt }) => startedAt === null && uploadedAt < before);
  for (const at of forgotten) await inWorkspace(kernel.db, at.workspaceId, (tx) => deleteImport(tx, at));
  const needed = all.filter((one) => !forgotten.includes(one)).map(({ importId }) => importId);
  await removeOthers(place, new Set(needed), before);
}
