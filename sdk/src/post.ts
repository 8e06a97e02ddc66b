const KEEPALIVE_BYTES = 64 * 1024;
const TIMEOUT_MS = 30_000;

/** How the server answered; status 0 where no answer came. */
export interface Answer {
  status: number;
  retryAfter?: string | null;
}

/** Posts a body as `text/plain`, which needs no CORS preflight, so that it outlives the page where its size allows. */
export async function post(url: string, body: string): Promise<Answer> {
  try {
    const { status, headers } = await fetch(url, {
      method: "POST",
      body,
      keepalive: sizeBytes(body) < KEEPALIVE_BYTES,
      credentials: "omit",
      signal: AbortSignal.timeout?.(TIMEOUT_MS),
    });
    return { status, retryAfter: headers.get("retry-after") };
  } catch {
    // Offline, refused, blocked, timed out, or too much in flight for keepalive: the browser tells none from another.
    return { status: 0 };
  }
}

/** Whether the same request may succeed later: no answer, the server's own trouble, or too many requests. */
export function isWorthRetrying(status: number): boolean {
  return status < 200 || status > 499 || status === 408 || status === 429;
}

/** UTF-8 bytes of a text. */
export function sizeBytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
