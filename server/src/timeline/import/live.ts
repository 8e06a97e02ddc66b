import * as z from "zod";
import { settledUntil } from "../../kernel/follow.ts";
import { liveTopic } from "../../kernel/live.ts";
import { readChangedImports } from "./import.sql.ts";
import { importsLedger, shownImportOf } from "./show-import.ts";

/** Imports as they go on; of several changes at once, the last. */
export const importTopic = liveTopic({
  name: "timeline.import",
  access: "import:run",
  ledger: importsLedger,
  params: z.object({ workspaceId: z.uuid() }),
  end: settledUntil,
  async read(tx, { workspaceId }, after, limit) {
    const until = await settledUntil(tx);
    const rows = await readChangedImports(tx, workspaceId, after, until, limit);
    const events = rows.map((row) => ({ position: { xid: row.xid, seq: row.seq }, data: shownImportOf(row) }));
    const last = rows.length === limit ? events.at(-1)!.position : undefined;
    const later = BigInt(after.xid) > BigInt(until.xid) ? after : until;
    return { events, more: last !== undefined, reached: last ?? later };
  },
});
