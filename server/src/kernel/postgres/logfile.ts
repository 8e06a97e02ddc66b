import { copyFile, open, stat, truncate } from "node:fs/promises";

const longestBytes = 16 * 1024 ** 2;

/** Moves the log to a second file, in place of the one before, when it has grown long. */
export async function shortenLog(path: string): Promise<void> {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size < longestBytes) return;
  // PostgreSQL keeps the file open, so it is emptied and not renamed; a line written in between is lost.
  await copyFile(path, `${path}.1`);
  await truncate(path, 0);
}

/** What was written to a file behind a position. */
export async function readFrom(path: string, position: number): Promise<string> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size <= position) return "";
    const { buffer } = await file.read({ buffer: Buffer.alloc(size - position), position });
    return buffer.toString("utf8");
  } finally {
    await file.close();
  }
}
