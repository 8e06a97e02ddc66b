import { uuid } from "../../../sdk/src/uuid.ts";
import type { ServerFrame } from "../../../server/src/channels/contract.ts";
import { Refused } from "./request.ts";
import type { Core } from "./sending.ts";

const PATIENCE_MS = 20_000;

interface Waiting {
  resolve(): void;
  reject(error: Error): void;
}

/** Asks for a transcript by mail, and answers once the server has taken the order. */
export function openTranscripts(core: Core) {
  const waiting = new Map<string, Waiting>();

  return {
    ask: (threadId: string, email: string) =>
      new Promise<void>((resolve, reject) => {
        const clientId = uuid();
        if (!core.send({ kind: "transcript", clientId, threadId, email })) return reject(unavailable());
        const late = setTimeout(() => reject(unavailable()), PATIENCE_MS);
        const settle = (deed: () => void) => {
          clearTimeout(late);
          waiting.delete(clientId);
          deed();
        };
        waiting.set(clientId, { resolve: () => settle(resolve), reject: (error) => settle(() => reject(error)) });
      }),
    heard(frame: ServerFrame): void {
      if (frame.kind === "transcript") waiting.get(frame.clientId)?.resolve();
      if (frame.kind === "refused" && frame.clientId) {
        waiting.get(frame.clientId)?.reject(new Refused(422, frame, String(frame.againInSeconds ?? "")));
      }
    },
  };
}

function unavailable(): Refused {
  return new Refused(503, { code: "unavailable" }, null);
}
