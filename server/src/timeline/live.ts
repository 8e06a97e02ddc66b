import * as z from "zod";
import type { Tx } from "../kernel/database.ts";
import { laterOf, type Position, settledUntil } from "../kernel/follow.ts";
import { type LivePage, liveTopic } from "../kernel/live.ts";
import { type Filter, filter } from "./contract.ts";
import { readMeanings } from "./meanings.ts";
import { readSettled } from "./read.sql.ts";
import { touchpointsLedger } from "./record.ts";
import { isWanted, shown } from "./show.ts";

const workspace = z.object({ workspaceId: z.uuid() });

/** Touchpoints of a workspace as they arrive. */
export const touchpointsTopic = liveTopic({
  name: "timeline.touchpoints",
  access: "timeline:see",
  ledger: touchpointsLedger,
  params: workspace.extend(filter.shape),
  end: settledUntil,
  read: (tx, { workspaceId, ...wanted }, after, limit) => readOn(tx, workspaceId, wanted, after, limit),
});

/** Touchpoints of one person as they arrive, whichever of their subjects they came under. */
export const personTopic = liveTopic({
  name: "timeline.person",
  access: "timeline:see",
  ledger: touchpointsLedger,
  params: workspace.extend({ personId: z.uuid(), ...filter.shape }),
  end: settledUntil,
  read: (tx, { workspaceId, personId, ...wanted }, after, limit) =>
    readOn(tx, workspaceId, wanted, after, limit, personId),
});

async function readOn(
  tx: Tx,
  workspaceId: string,
  wanted: Filter,
  after: Position,
  limit: number,
  personId?: string,
): Promise<LivePage> {
  const until = await settledUntil(tx);
  const meanings = await readMeanings(tx, workspaceId);
  const rows = await readSettled(tx, workspaceId, after, until, limit, personId);
  const events = rows
    .map((row) => ({ position: { xid: row.xid, seq: row.seq }, data: shown(workspaceId, row, meanings) }))
    .filter(({ data }) => isWanted(wanted, data));
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { events, more: last !== undefined, reached: last ? { xid: last.xid, seq: last.seq } : laterOf(after, until) };
}
