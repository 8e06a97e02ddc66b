import * as z from "zod";
import { type Db, inWorkspace } from "../kernel/database.ts";
import { cursorOf, settledUntil } from "../kernel/follow.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { Filter, Touchpoint } from "./contract.ts";
import { readMeanings } from "./meanings.ts";
import { type Place, readFeedPage, readPersonPage, readQuietFeedPage } from "./read.sql.ts";
import { shown } from "./show.ts";
import { wantedBy } from "./wanted.ts";

interface PageWanted extends Filter {
  limit: number;
  before?: string | undefined;
}

/** A page of a person's timeline, the way to the next, and the cursor from which live touchpoints follow. */
export function personTimeline(
  db: Db,
  workspaceId: string,
  personId: string,
  { limit, before, ...filter }: PageWanted,
) {
  return inWorkspace(db, workspaceId, async (tx) => {
    const cursor = cursorOf(await settledUntil(tx));
    const meanings = await readMeanings(tx, workspaceId);
    const place = before ? placeOf(before) : null;
    const rows = await readPersonPage(
      tx,
      workspaceId,
      personId,
      place,
      limit + 1,
      await wantedBy(tx, workspaceId, filter, meanings),
    );
    const touchpoints = rows.slice(0, limit).map((row) => shown(workspaceId, row, meanings));
    return { touchpoints, next: rows.length > limit ? tokenOf(touchpoints.at(-1)!) : null, cursor };
  });
}

/** The latest touchpoints of a workspace, and the cursor from which live ones follow. */
export function feed(db: Db, workspaceId: string, { limit, ...filter }: PageWanted) {
  return inWorkspace(db, workspaceId, async (tx) => {
    const cursor = cursorOf(await settledUntil(tx));
    const meanings = await readMeanings(tx, workspaceId);
    const wanted = await wantedBy(tx, workspaceId, filter, meanings);
    const latest = await readFeedPage(tx, workspaceId, limit, wanted);
    const rows = latest.length === limit ? latest : await readQuietFeedPage(tx, workspaceId, limit, wanted);
    return { touchpoints: rows.map((row) => shown(workspaceId, row, meanings)), cursor };
  });
}

const place = z.tuple([z.iso.datetime(), z.uuid()]);

function placeOf(token: string): Place {
  const parsed = place.safeParse(token.split("~"));
  if (!parsed.success)
    throw new Refusal("bad_input", "This is no place in a timeline: use “next” of the page before.", "before");
  return { occurredAt: parsed.data[0], touchpointId: parsed.data[1] };
}

function tokenOf({ occurredAt, touchpointId }: Touchpoint): string {
  return `${occurredAt.toISOString()}~${touchpointId}`;
}
