import * as z from "zod";
import { type Db, inWorkspace } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { countQuarantined, readQuarantined } from "./quarantine.sql.ts";

const place = z.tuple([z.iso.datetime(), z.uuid()]);

/** A page of what could not be stored, with the reasons. */
export function quarantine(
  db: Db,
  workspaceId: string,
  { before, limit }: { before?: string | undefined; limit: number },
) {
  const from = before ? place.safeParse(before.split("~")) : undefined;
  if (from?.success === false)
    throw new Refusal("bad_input", "This is no place in the list: use “next” of the page before.", "before");
  return inWorkspace(db, workspaceId, async (tx) => {
    const at = from ? { receivedAt: from.data[0], quarantinedId: from.data[1] } : null;
    const rows = await readQuarantined(tx, workspaceId, at, limit + 1);
    const quarantined = rows.slice(0, limit);
    const last = quarantined.at(-1);
    const next = rows.length > limit && last ? `${last.receivedAt.toISOString()}~${last.quarantinedId}` : null;
    return { quarantined, total: await countQuarantined(tx, workspaceId), next };
  });
}
