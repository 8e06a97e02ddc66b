import type { Kernel } from "../../kernel/assemble.ts";
import { inWorkspace } from "../../kernel/database.ts";
import type { ImportKey } from "./import.sql.ts";
import { type RowError, readErrors } from "./progress.sql.ts";

const pageRows = 2000;

/** The rows that could not be imported, as the text of a CSV file, piece by piece. */
export async function* errorsFile(kernel: Kernel, at: ImportKey): AsyncGenerator<string> {
  // The mark tells spreadsheets that this is UTF-8.
  yield "\ufeffline,code,reason,row\r\n";
  for (let line = 0; ; ) {
    const page = await inWorkspace(kernel.db, at.workspaceId, (tx) => readErrors(tx, at, line, pageRows));
    if (page.length > 0) yield page.map(lineOf).join("");
    if (page.length < pageRows) return;
    line = page.at(-1)!.line;
  }
}

function lineOf({ line, code, reason, raw }: RowError): string {
  return `${line},${code},${cellOf(reason)},${cellOf(raw)}\r\n`;
}

function cellOf(text: string): string {
  // A spreadsheet would run what looks like a formula; a quote before it makes it text (OWASP, CSV injection).
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
