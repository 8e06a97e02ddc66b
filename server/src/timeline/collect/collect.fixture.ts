import { isRefusal } from "./body-refusal.ts";
import { type CollectedRequest, collect } from "./collect.ts";

/** The moment at which every request in these tests is received. */
export const noon = Date.UTC(2026, 2, 1, 12);

/** Sends text, bytes or a value to a path, and gives back whatever comes of it. */
export function send(path: string, body: unknown, contentEncoding?: string) {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  return collect({ path, bytes, contentEncoding, receivedAt: noon });
}

/** Sends what must be readable. */
export function sent(path: string, body: unknown, contentEncoding?: string): CollectedRequest {
  const outcome = send(path, body, contentEncoding);
  if (isRefusal(outcome)) throw new Error(`Refused: ${outcome.sentence}`);
  return outcome;
}

/** Sends one bad item between two good ones, and gives back why it was rejected. */
export function rejectionOf(item: unknown) {
  return rejectionOfText(JSON.stringify(item));
}

/** The same with an item's JSON text, for what JSON.stringify cannot say. */
export function rejectionOfText(item: string) {
  const ordinary = JSON.stringify({ type: "track", event: "Product Viewed", userId: "noor" });
  const { good, bad } = sent("/v1/batch", `{"batch":[${ordinary},${item},${ordinary}]}`);
  return { good: good.map(({ index }) => index), rejected: bad[0], count: bad.length };
}
