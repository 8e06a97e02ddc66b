import * as z from "zod";
import type { Caller } from "../../kernel/access.ts";
import type { Kernel } from "../../kernel/assemble.ts";
import { inWorkspace } from "../../kernel/database.ts";
import { isAfter, settledUntil } from "../../kernel/follow.ts";
import { liveTopic } from "../../kernel/live.ts";
import { hasNews } from "./live.sql.ts";
import { queueLedger } from "./queue.ts";
import { notePresence } from "./status.ts";

/** Tells a screen that the board has changed, at most four times a second; it then reads the board again. */
export const queueTopic = liveTopic({
  name: "desk.queue",
  access: "desk:see",
  ledger: queueLedger,
  everyMilliseconds: 250,
  attend,
  params: z.object({ workspaceId: z.uuid() }),
  end: settledUntil,
  async read(tx, { workspaceId }, after) {
    const until = await settledUntil(tx);
    const reached = isAfter(until, after) ? until : after;
    const news = await hasNews(tx, workspaceId, after);
    return { events: news ? [{ position: reached, data: { changed: true } }] : [], more: false, reached };
  },
});

/** Whoever listens to the desk is there for as long as their device answers; a key is nobody. */
export function attend(kernel: Kernel, { workspaceId }: { workspaceId: string }, { userId }: Caller): void {
  if (!userId) return;
  inWorkspace(kernel.db, workspaceId, (tx) => notePresence(tx, workspaceId, userId, kernel.clock.now())).catch(
    (error) => kernel.log.warn({ err: error }, "that a member is there was not noted"),
  );
}
