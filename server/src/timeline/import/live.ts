import * as z from "zod";
import { laterOf, settledUntil } from "../../kernel/follow.ts";
import { liveTopic } from "../../kernel/live.ts";
import { readChangedImports } from "./import.sql.ts";
import { importsLedger, shownImportsOf } from "./show-import.ts";

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
    const shown = await shownImportsOf(tx, workspaceId, rows);
    const events = rows.map(({ xid, seq }, n) => ({ position: { xid, seq }, data: shown[n] }));
    const last = rows.length === limit ? events.at(-1)!.position : undefined;
    return { events, more: last !== undefined, reached: last ?? laterOf(after, until) };
  },
});
