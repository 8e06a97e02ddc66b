import { openAsBlob } from "node:fs";
import { fileTypeFromFile } from "file-type";

export const unknownType = "application/octet-stream";

/** What a browser may show in a page: it runs nothing. Everything else is for downloading. */
export const shownTypes: readonly string[] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

// Documents that can run scripts where they are opened. Nobody needs their true name: they are for downloading.
const activeTypes = new Set([
  "application/xml",
  "application/xhtml+xml",
  "application/x-shockwave-flash",
  "image/svg+xml",
  "text/html",
]);

// Looked for anywhere in the sample, since browsers that guess are generous too.
const markup =
  /<(\?xml|!doctype|!--|!\[cdata|\/?(html|head|body|title|script|style|svg|math|iframe|frame|object|embed|img|a|div|form|meta|link|base|table|br|p|h1)(?=[\s/>]))/i;

const sampleBytes = 64 * 1024;

/** Says what a file is by its content alone, whatever its sender says. Markup and what is not known are bytes. */
export async function mediaTypeOf(path: string): Promise<string> {
  const found = await fileTypeFromFile(path);
  if (found) return activeTypes.has(found.mime) ? unknownType : found.mime;
  const blob = await openAsBlob(path);
  const sample = new Uint8Array(await blob.slice(0, sampleBytes).arrayBuffer());
  return isPlainText(sample, blob.size > sampleBytes) ? "text/plain" : unknownType;
}

function isPlainText(sample: Uint8Array, isCut: boolean): boolean {
  const text = decoded(sample, isCut);
  // Of the control characters, text has tabs and the ends of lines and pages.
  return text !== undefined && !/[^\P{Cc}\t\n\f\r]/u.test(text) && !markup.test(text);
}

function decoded(sample: Uint8Array, isCut: boolean): string | undefined {
  try {
    // The end of a cut sample may be half a character.
    return new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: isCut });
  } catch {
    return;
  }
}
