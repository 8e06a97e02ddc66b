import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isFault } from "../collect/fault.ts";
import type { Format } from "./plan.ts";
import { type FileRow, readRows } from "./read-rows.ts";

/** Comma, double quotes, a header, UTF-8. */
export const csv = { kind: "csv", encoding: "utf-8", delimiter: ",", quote: '"', header: true } as const;

/** Writes a file into a folder of its own, and removes it when the test is over. */
export async function fileOf(content: string | Buffer, name = "file.csv"): Promise<AsyncDisposable & { path: string }> {
  const folder = await mkdtemp(join(tmpdir(), "throughline-import-"));
  const path = join(folder, name);
  await writeFile(path, content);
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** The rows of a file. */
export async function fileRows(content: string | Buffer, format: Format = csv): Promise<FileRow[]> {
  await using file = await fileOf(content);
  const rows: FileRow[] = [];
  for await (const some of readRows(file.path, format)) rows.push(...some);
  return rows;
}

/** The rows of a file: cells, or the code of their fault, each with the number of its line. */
export async function rowsOf(content: string | Buffer, format: Format = csv): Promise<[number, string[] | string][]> {
  const rows = await fileRows(content, format);
  return rows.map(({ line, cells }) => [line, isFault(cells) ? cells.code : cells]);
}
