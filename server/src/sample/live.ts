import * as z from "zod";
import type { Tx } from "../kernel/database.ts";
import { type Position, settledUntil } from "../kernel/follow.ts";
import { type LivePage, liveTopic } from "../kernel/live.ts";
import { currentLoading, loadingsLedger } from "./loading.ts";

/** How far the loading is; only the latest state matters, so a state may be told twice and some are skipped. */
export const loadingTopic = liveTopic({
  name: "sample.loading",
  access: "workspace:see",
  ledger: loadingsLedger,
  params: z.object({ workspaceId: z.uuid() }),
  end: settledUntil,
  async read(tx: Tx, { workspaceId }, after: Position): Promise<LivePage> {
    const reached = await settledUntil(tx);
    const loading = reached.xid === after.xid ? null : await currentLoading(tx, workspaceId);
    return { events: loading ? [{ position: reached, data: loading }] : [], reached, more: false };
  },
});
