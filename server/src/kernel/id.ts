import { randomBytes } from "node:crypto";

let lastTime = -1;
let counter = 0;

/**
 * A new UUIDv7 (RFC 9562, counting as in its section 6.2, method 1): random, and in the order of the times they are made at;
 * those that one process makes of the same millisecond are in the order in which it made them.
 */
export function newId(at: Date = new Date()): string {
  const time = at.getTime();
  const bytes = randomBytes(16);
  // Half of the counter's room is left, so that a millisecond has at least 2,048 ids in order.
  counter = time === lastTime ? (counter + 1) & 0xfff : bytes.readUInt16BE(6) & 0x7ff;
  lastTime = time;
  bytes.writeUIntBE(time, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
