import { createHash } from "node:crypto";

const [lowest, count] = [20_000, 10_000];

/**
 * The ports for a cluster, in the order in which to try them: always the same, so that other programs find it again.
 * They lie below the range from which systems take ports for outgoing connections, since such a connection could
 * take the port of a PostgreSQL that is just being restarted.
 */
export function portsOf(cluster: string): number[] {
  return Array.from({ length: 20 }, (_, place) => {
    const digest = createHash("sha256").update(`${cluster} ${place}`).digest();
    return lowest + (digest.readUInt32BE(0) % count);
  });
}
