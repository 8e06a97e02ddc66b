import type { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import { shownTypes } from "./media-type.ts";

interface Sent {
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  stream: Readable;
}

/**
 * Answers with a file so that no browser runs anything of it: only images that run nothing may be shown in a page, all
 * else is for downloading. `crossOrigin` lets pages of other sites show it, as the widget does in a company's page.
 */
export function sendFile(reply: FastifyReply, file: Sent, { crossOrigin = false } = {}): FastifyReply {
  const isShown = shownTypes.includes(file.mediaType);
  return reply
    .headers({
      "content-length": file.bytes,
      "content-disposition": `${isShown ? "inline" : "attachment"}; ${namedAs(file.name)}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": crossOrigin ? "cross-origin" : "same-origin",
      // A file never changes; who may see it may keep it.
      "cache-control": "private, max-age=31536000, immutable",
      etag: `"${file.sha256}"`,
    })
    .type(file.mediaType === "text/plain" ? "text/plain; charset=utf-8" : file.mediaType)
    .send(file.stream);
}

// RFC 6266: the first for old readers, the second for every letter there is.
function namedAs(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
