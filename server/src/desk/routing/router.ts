import type { Kernel } from "../../kernel/assemble.ts";
import { inSystem, inWorkspace } from "../../kernel/database.ts";
import { queueLedger } from "./queue.ts";
import { Teller } from "./tell.ts";
import { workspacesAtWork } from "./turn.sql.ts";
import { route } from "./turn.ts";

// Without a wake-up, look once a second: a notification may have been lost, and nobody announces that they are gone.
const idleMilliseconds = 1000;
// Another server is deciding. It was woken by the same words and goes on until nothing is left, so this only sees to it that
// somebody does if that server dies.
const busyMilliseconds = 250;
// A conversation was locked by somebody who changes it: that is over soon.
const lockedMilliseconds = 25;
const goneForSeconds = 120;

/** Gives out work on this server until stopped. Any number of servers may: they take turns, workspace by workspace. */
export function startRouter(kernel: Kernel): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const teller = new Teller(kernel);
  const beQuiet = teller.answer();
  let woken = Promise.withResolvers<void>();
  const silence = kernel.wake.on(queueLedger, () => woken.resolve());

  const run = async () => {
    // Whoever went while no server was running is found once.
    let lookBackSeconds = 86_400 * 30;
    while (!stopping.signal.aborted) {
      woken = Promise.withResolvers();
      const wait = await look(kernel, teller, lookBackSeconds, stopping.signal).catch((error: Error) => {
        if (!stopping.signal.aborted) kernel.log.error({ err: error }, "routing stumbled, will retry");
        return idleMilliseconds / 2;
      });
      lookBackSeconds = goneForSeconds;
      const alarm = setTimeout(woken.resolve, wait);
      await woken.promise;
      clearTimeout(alarm);
    }
  };

  const running = run();
  return {
    async stop() {
      silence();
      beQuiet();
      stopping.abort();
      woken.resolve();
      await running;
    },
  };
}

/** Routes wherever there is something to route; returns for how many milliseconds there is nothing more to do. */
async function look(kernel: Kernel, teller: Teller, lookBackSeconds: number, signal: AbortSignal): Promise<number> {
  const now = kernel.clock.now();
  const workspaceIds = await inSystem(kernel.db, (tx) => workspacesAtWork(tx, now, lookBackSeconds));
  const waits = await Promise.all(workspaceIds.map((workspaceId) => routeAll(kernel, teller, workspaceId, signal)));
  await teller.tellWaiting();
  return Math.min(idleMilliseconds, ...waits);
}

/** Takes turns in one workspace until nothing more can be given out, or another server has the turn. */
async function routeAll(kernel: Kernel, teller: Teller, workspaceId: string, signal: AbortSignal): Promise<number> {
  for (;;) {
    if (signal.aborted) return idleMilliseconds;
    const turn = await inWorkspace(kernel.db, workspaceId, (tx) => route(tx, workspaceId, kernel.clock.now()));
    if (turn.outcome === "busy") return busyMilliseconds;
    if (turn.given.length > 0) {
      await teller.tellGiven(workspaceId, turn.given);
      continue;
    }
    if (turn.more) return lockedMilliseconds;
    return turn.next ? Math.max(1, turn.next.getTime() - kernel.clock.now().getTime()) : idleMilliseconds;
  }
}
