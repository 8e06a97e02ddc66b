import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Refusal } from "../refusal.ts";
import type { Content } from "./store.ts";

/** Writes a stream to a local file, measured and hashed; one that is too long, empty or breaks off leaves nothing. */
export async function arrive(stream: Readable, path: string, mostBytes: number): Promise<Content> {
  const hash = createHash("sha256");
  let bytes = 0;
  const measured = async function* (chunks: AsyncIterable<Buffer | string>) {
    for await (const chunk of chunks) {
      bytes += Buffer.byteLength(chunk);
      if (bytes > mostBytes) throw new Refusal("too_large", `A file holds at most ${megabytes(mostBytes)} MB.`, "file");
      hash.update(chunk);
      yield chunk;
    }
  };
  try {
    await pipeline(stream, measured, createWriteStream(path, { flags: "wx", mode: 0o600, flush: true }));
    if (bytes === 0) throw new Refusal("bad_input", "The file is empty.", "file");
  } catch (error) {
    await rm(path, { force: true });
    throw explained(error as NodeJS.ErrnoException);
  }
  return { path, bytes, sha256: hash.digest() };
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toLocaleString("en", { maximumFractionDigits: 1 });
}

function explained(error: NodeJS.ErrnoException): Error {
  if (error.code === "ENOSPC") return new Refusal("unavailable", "The server's disk is full.");
  if (error.code === "ERR_STREAM_PREMATURE_CLOSE" || error.code === "ECONNRESET")
    return new Refusal("bad_input", "The upload broke off.", "file");
  return error;
}
