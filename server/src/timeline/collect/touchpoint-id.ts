import { hash, randomFillSync } from "node:crypto";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The same message always gets the same id, on every server and after every restart: a message id that is a UUID is
 * kept, any other becomes a version 8 UUID (RFC 9562, 5.8) of the first 122 free bits of its SHA-256.
 */
export function touchpointIdOf(messageId: string): string {
  if (messageId.length === 36 && uuid.test(messageId)) return messageId.toLowerCase();
  const digest = hash("sha256", messageId, "hex");
  const variant = hexDigits[(Number.parseInt(digest[16]!, 16) & 0x3) | 0x8];
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

/** A generator of version 7 UUIDs (RFC 9562, 5.7) that never repeats an id and never goes backwards. */
export function newTouchpointIds(now: () => number = Date.now): () => string {
  let time = 0;
  let counter = 0;
  return () => {
    const present = now();
    // 12 bits count within a millisecond; when they run over, or the clock goes back, time is borrowed (6.2, method 1).
    if (present > time) {
      time = present;
      counter = randomByte() & 0x7f;
    } else if (++counter > 0xfff) {
      time++;
      counter = 0;
    }
    return versionSeven(time, counter);
  };
}

/** A new id for an item that came without a message id. */
export const newTouchpointId = newTouchpointIds();

function versionSeven(time: number, counter: number): string {
  const hex = time.toString(16).padStart(12, "0");
  const count = counter.toString(16).padStart(3, "0");
  let random = hexBytes[(randomByte() & 0x3f) | 0x80]!;
  for (let byte = 0; byte < 7; byte++) random += hexBytes[randomByte()];
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${count}-${random.slice(0, 4)}-${random.slice(4)}`;
}

const hexDigits = "0123456789abcdef";
const hexBytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const pool = Buffer.alloc(4096);
let used = pool.length;

function randomByte(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool[used++]!;
}
