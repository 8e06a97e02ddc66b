import { type Db, inWorkspace } from "../../kernel/database.ts";
import { announce } from "../../kernel/wake.ts";
import { deliveriesLedger, passagesLedger } from "../ledgers.ts";
import { insertReceipts, type Receipt } from "./receipt.sql.ts";

/** Stores what devices say of the company's messages, in one transaction. */
export function takeReceipts(db: Db, workspaceId: string, receipts: Receipt[]): Promise<undefined[]> {
  return inWorkspace(db, workspaceId, async (tx) => {
    const news = await insertReceipts(tx, workspaceId, receipts);
    if (news > 0) await announce(tx, deliveriesLedger, passagesLedger);
    return receipts.map(() => undefined);
  });
}
