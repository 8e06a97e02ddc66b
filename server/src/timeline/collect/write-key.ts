/** Everything in which an SDK may carry its write key; names of headers and parameters as Node gives them. */
export interface KeyCarriers {
  authorization?: string | undefined;
  /** The header X-Write-Key. */
  header?: string | string[] | undefined;
  /** The parsed query string. */
  query?: Record<string, unknown> | undefined;
}

/**
 * Finds the write key. The first of these that holds one wins: Basic user, X-Write-Key, Bearer, `writeKey` or
 * `write_key` in the body, the same in the query. A header beats the body because every SDK that sets one means it.
 */
export function writeKeyOf(carriers: KeyCarriers & { body?: Record<string, unknown> | undefined }): string | null {
  const { authorization = "", header, body, query } = carriers;
  return (
    asKey(basicUserOf(authorization)) ??
    asKey(Array.isArray(header) ? header[0] : header) ??
    asKey(bearerOf(authorization)) ??
    asKey(body?.writeKey) ??
    asKey(body?.write_key) ??
    asKey(query?.writeKey) ??
    asKey(query?.write_key) ??
    null
  );
}

// Printable ASCII only, so that no key can upset the database that is asked for it.
const keyPattern = /^[\x21-\x7e]{1,200}$/;

function asKey(value: unknown): string | undefined {
  return typeof value === "string" && keyPattern.test(value) ? value : undefined;
}

function basicUserOf(authorization: string): string | undefined {
  const encoded = /^basic +(\S+) *$/i.exec(authorization)?.[1];
  // Segment still takes a key without the colon after it, so some senders leave it out.
  return encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString("utf8").split(":", 1)[0];
}

// With OAuth, analytics-node sends an access token (a JWT) as Bearer and its write key in the body.
function bearerOf(authorization: string): string | undefined {
  const token = /^bearer +(\S+) *$/i.exec(authorization)?.[1];
  return token?.startsWith("eyJ") && token.split(".").length === 3 ? undefined : token;
}
