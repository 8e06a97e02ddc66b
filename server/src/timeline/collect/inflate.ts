import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { type BodyRefusal, refuse } from "./body-refusal.ts";
import { limits } from "./limits.ts";

const tooLarge = refuse(413, "body_too_large", "The body is larger than 1 MB after inflating; send smaller batches.");

// zlib inflates chunk by chunk and stops at the first chunk beyond this limit, so a bomb never unfolds.
const options = { maxOutputLength: limits.bodyBytes, chunkSize: 65_536 };

/** Undoes the Content-Encoding, which alone decides: content type and leading bytes are not consulted. */
export function inflate(bytes: Buffer, contentEncoding: string | undefined): Buffer | BodyRefusal {
  if (bytes.length > limits.bodyBytes) return tooLarge;
  const encoding = (contentEncoding ?? "").trim().toLowerCase();
  if (encoding === "" || encoding === "identity") return bytes;

  const unfold = unfolders[encoding];
  if (!unfold) {
    return refuse(415, "unknown_encoding", `Content-Encoding "${encoding.slice(0, 40)}" is not gzip, deflate or br.`);
  }
  try {
    return unfold(bytes);
  } catch (error) {
    return becauseOf(error, encoding);
  }
}

const unfolders: Record<string, (bytes: Buffer) => Buffer> = Object.assign(Object.create(null), {
  gzip: (bytes: Buffer) => gunzipSync(bytes, options),
  "x-gzip": (bytes: Buffer) => gunzipSync(bytes, options),
  deflate: (bytes: Buffer) => (hasZlibHeader(bytes) ? inflateSync(bytes, options) : inflateRawSync(bytes, options)),
  br: (bytes: Buffer) => brotliDecompressSync(bytes, options),
});

// "deflate" should mean zlib (RFC 9110, 8.4.1.2), yet some senders leave the zlib header off.
function hasZlibHeader(bytes: Buffer): boolean {
  return bytes.length >= 2 && (bytes[0]! & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
}

function becauseOf(error: unknown, encoding: string): BodyRefusal {
  if (error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") return tooLarge;
  const because = error instanceof Error ? error.message : String(error);
  const sentence = `Content-Encoding says ${encoding}, but the body cannot be inflated: ${because}.`;
  return refuse(400, "malformed_compression", sentence);
}
