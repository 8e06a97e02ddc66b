/** Where to send events, and with which key. */
export interface Destination {
  /** For example `http://localhost:4600`. */
  origin: string;
  /** The key for pages: everybody may read it. */
  writeKey: string;
}

/** One event from a terminal, without installing anything. */
export function terminalCommand({ origin, writeKey }: Destination): string {
  return `curl ${origin}/v1/track \\
  --user ${writeKey}: \\
  --json '{"anonymousId": "my-terminal", "event": "Hello Throughline"}'`;
}

/** A program with the widely used server SDK. */
export function nodeProgram({ origin, writeKey }: Destination): string {
  return `// npm install @segment/analytics-node
import { Analytics } from "@segment/analytics-node";

const analytics = new Analytics({ writeKey: "${writeKey}", host: "${origin}" });

analytics.track({ anonymousId: "my-program", event: "Hello Throughline" });
await analytics.closeAndFlush();`;
}
