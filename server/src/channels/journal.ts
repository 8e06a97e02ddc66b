import * as z from "zod";
import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { readQuarantined } from "./journal.sql.ts";

const place = z.tuple([z.iso.datetime(), z.uuid()]);

/** A page of what came in by a channel and could not be understood, with the reasons. */
export async function quarantineOf(
  tx: Tx,
  at: { workspaceId: string; channelId: string },
  { before, limit }: { before?: string | undefined; limit: number },
) {
  const from = before ? place.safeParse(before.split("~")) : undefined;
  if (from?.success === false)
    throw new Refusal("bad_input", "This is no place in the list: use “next” of the page before.", "before");
  const later = from && { receivedAt: from.data[0], inboundId: from.data[1] };
  const rows = await readQuarantined(tx, at, later, limit + 1);
  const quarantined = rows.slice(0, limit).map((row) => ({ ...row, raw: row.raw.toString("utf8") }));
  const last = quarantined.at(-1);
  const next = rows.length > limit && last ? `${last.receivedAt.toISOString()}~${last.inboundId}` : null;
  return { quarantined, next };
}
