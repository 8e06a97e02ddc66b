import { createHash } from "node:crypto";

const [lowest, count] = [20_000, 10_000];

/**
 * The port to try first, second, and so on for a cluster: always the same ones, so that other programs find it again.
 * They lie below the range from which systems take ports for outgoing connections, since such a connection could
 * take the port of a PostgreSQL that is just being restarted.
 */
export function portToTry(cluster: string, attempt: number): number {
  const digest = createHash("sha256").update(`${cluster} ${attempt}`).digest();
  return lowest + (digest.readUInt32BE(0) % count);
}
