import { isUtf8 } from "node:buffer";
import { type BodyRefusal, isRefusal, refuse } from "./body-refusal.ts";
import { inflate } from "./inflate.ts";

export type JsonObject = { [key: string]: unknown };

/** A request body: its inflated bytes, their text, and the JSON object they spell. */
export interface Body {
  bytes: Buffer;
  text: string;
  json: JsonObject;
}

/** Reads bytes as one JSON object, whatever the content type says. */
export function readBody(sent: Buffer, contentEncoding: string | undefined): Body | BodyRefusal {
  const inflated = inflate(sent, contentEncoding);
  if (!Buffer.isBuffer(inflated)) return inflated;

  const bytes = withoutByteOrderMark(inflated);
  if (bytes.length === 0) return refuse(400, "empty_body", "The body is empty; send a JSON object.");
  if (!isUtf8(bytes)) return refuse(400, "invalid_utf8", notUtf8Sentence(bytes));

  const text = bytes.toString("utf8");
  const json = parse(text);
  return isRefusal(json) ? json : { bytes, text, json: json.object };
}

/** Tells a JSON object from everything else that JSON can say. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parse(text: string): { object: JsonObject } | BodyRefusal {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return refuse(400, "malformed_json", `The body is not JSON: ${because.slice(0, 200)}.`);
  }
  if (!isObject(value)) return refuse(400, "not_an_object", "The body is JSON, but not a JSON object.");
  return { object: value };
}

// Some .NET senders put one in front; RFC 8259, 8.1 lets a reader skip it.
function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function notUtf8Sentence(bytes: Buffer): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return "The body is gzipped, but no Content-Encoding header says so.";
  return "The body is not valid UTF-8.";
}
