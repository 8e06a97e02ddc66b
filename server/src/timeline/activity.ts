import type { Tx } from "../kernel/database.ts";
import { type Follower, follower, holdFollower, type Position } from "../kernel/follow.ts";
import {
  type Activity,
  changesLedger,
  inMillionths,
  readChanges,
  recordActivity,
  recountActivity,
  splitAmong,
  sumOf,
} from "../people/public.ts";
import {
  addNamesSeen,
  type Carried,
  countSeen,
  propertiesNamed,
  propertiesOf,
  readSeen,
  type Seen,
  type SeenRow,
} from "./activity.sql.ts";
import { valueIn } from "./catalogue/value.ts";
import { type Meanings, readMeanings } from "./meanings.ts";
import { touchpointsLedger } from "./record.ts";

const name = "timeline.activity";

/** Adds up what each subject's touchpoints amount to: the computed traits of people. */
export const activityFollower: Follower = follower<SeenRow>({
  name,
  ledger: touchpointsLedger,
  batchSize: 5000,
  // Timelines are read from the ledger and are up to date at once; lists of people may follow a flood a little later.
  share: 0.15,
  everyMilliseconds: 200,
  read: readSeen,
  async apply(tx, rows) {
    const meanings = await readMeanings(tx, null);
    await addNamesSeen(tx, rows);
    for (const [workspaceId, seen] of Map.groupBy(rows, (row) => row.workspaceId)) {
      await addOrRecount(tx, workspaceId, seen, rows.at(-1)!, meanings);
    }
  },
});

/** Counts anew what belonged to whom when a subject turns out to have changed hands in time. */
export const handoverFollower: Follower = follower({
  name: "timeline.handover",
  ledger: changesLedger,
  read: readChanges,
  async apply(tx, changes) {
    const until = await holdFollower(tx, name);
    const meanings = await readMeanings(tx, null);
    for (const [workspaceId, ofWorkspace] of Map.groupBy(changes, (change) => change.workspaceId)) {
      await recount(tx, workspaceId, [...new Set(ofWorkspace.flatMap((change) => change.subjectIds))], until, meanings);
    }
  },
});

async function addOrRecount(
  tx: Tx,
  workspaceId: string,
  seen: SeenRow[],
  until: Position,
  meanings: Meanings,
): Promise<void> {
  const split = await splitAmong(tx, workspaceId, [...new Set(seen.map((row) => row.subjectId))]);
  const whole = seen.filter((row) => !split.has(row.subjectId));
  const orders = whole.filter((row) => meanings.of(workspaceId, row.name, row.kind)?.isOrder);
  const carried = orders.length > 0 ? await propertiesOf(tx, workspaceId, orders) : [];
  const described = new Set(
    whole
      .filter((row) => row.kind !== "track" && row.kind !== "page" && row.kind !== "screen")
      .map((row) => row.subjectId),
  );
  if (whole.length > 0)
    await recordActivity(tx, workspaceId, activitiesOf(workspaceId, whole, carried, meanings), described);
  if (split.size > 0) await recount(tx, workspaceId, [...split], until, meanings);
}

const subjectsPerRecount = 1000;

/** Counts these subjects anew, up to where the follower stands. */
async function recount(
  tx: Tx,
  workspaceId: string,
  subjectIds: string[],
  until: Position,
  meanings: Meanings,
): Promise<void> {
  for (let from = 0; from < subjectIds.length; from += subjectsPerRecount) {
    const some = subjectIds.slice(from, from + subjectsPerRecount);
    const seen = await countSeen(tx, workspaceId, some, until);
    const orders = seen.filter((row) => meanings.of(workspaceId, row.name, row.kind)?.isOrder).map((row) => row.name);
    const carried = orders.length > 0 ? await propertiesNamed(tx, workspaceId, some, [...new Set(orders)], until) : [];
    await recountActivity(tx, workspaceId, some, activitiesOf(workspaceId, seen, carried, meanings));
  }
}

/** Counts these subjects anew because what a name means has changed. */
export async function recountSubjects(tx: Tx, workspaceId: string, subjectIds: string[]): Promise<void> {
  const until = await holdFollower(tx, name);
  await recount(tx, workspaceId, subjectIds, until, await readMeanings(tx, workspaceId));
}

function activitiesOf(
  workspaceId: string,
  seen: readonly Seen[],
  carried: readonly Carried[],
  meanings: Meanings,
): Activity[] {
  const activities = new Map<string, Activity>();
  for (const row of seen) {
    const key = `${row.subjectId}${row.validFrom}`;
    const activity = activities.get(key);
    const added = activityOf(workspaceId, row, meanings);
    activities.set(key, activity ? sumOf(activity, added) : added);
  }
  for (const { subjectId, validFrom, name: ordered, kind, properties } of carried) {
    const activity = activities.get(`${subjectId}${validFrom}`);
    const { valueProperty = null } = meanings.of(workspaceId, ordered, kind) ?? {};
    if (activity) activity.revenue = inMillionths(activity.revenue + (valueIn(valueProperty, properties) ?? 0));
  }
  return [...activities.values()];
}

function activityOf(workspaceId: string, row: Seen, meanings: Meanings): Activity {
  const meaning = meanings.of(workspaceId, row.name, row.kind);
  return {
    subjectId: row.subjectId,
    validFrom: row.validFrom ?? Number.NEGATIVE_INFINITY,
    firstSeenAt: row.firstAt,
    lastSeenAt: row.lastAt,
    touchpoints: row.touchpoints,
    orders: meaning?.isOrder ? row.touchpoints : 0,
    revenue: 0,
    channels: [meaning?.channel ?? row.channel],
    stage: meaning?.stage ?? null,
    stageAt: meaning?.stage ? row.lastAt : Number.NEGATIVE_INFINITY,
  };
}
