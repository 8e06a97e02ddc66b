import * as z from "zod";
import { type Position, settledUntil } from "../../kernel/follow.ts";
import { liveTopic } from "../../kernel/live.ts";
import { hasNews } from "./live.sql.ts";
import { queueLedger } from "./queue.ts";

/** Tells a screen that the board has changed, at most four times a second; it then reads the board again. */
export const queueTopic = liveTopic({
  name: "desk.queue",
  access: "desk:see",
  ledger: queueLedger,
  everyMilliseconds: 250,
  params: z.object({ workspaceId: z.uuid() }),
  end: settledUntil,
  async read(tx, { workspaceId }, after) {
    const reached = laterOf(after, await settledUntil(tx));
    const news = await hasNews(tx, workspaceId, after);
    return { events: news ? [{ position: reached, data: { changed: true } }] : [], more: false, reached };
  },
});

function laterOf(one: Position, other: Position): Position {
  return BigInt(one.xid) > BigInt(other.xid) ? one : other;
}
