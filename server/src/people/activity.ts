import type { Tx } from "../kernel/database.ts";
import { addActivities, addTallies, deleteActivities, holdersOf, joinedAmong } from "./activity.sql.ts";
import { drawPlainFaces, refreshFaces, refreshTallies } from "./cards.ts";
import { lockIdentities } from "./resolution.sql.ts";

/** What some touchpoints amount to; times in epoch milliseconds, revenue in the workspace's currency. */
export interface Amounts {
  firstSeenAt: number;
  lastSeenAt: number;
  touchpoints: number;
  orders: number;
  revenue: number;
  channels: string[];
  stage: string | null;
  /** When the stage was last seen; minus infinity if never. */
  stageAt: number;
}

/** What some touchpoints of one subject amount to. */
export interface Activity extends Amounts {
  subjectId: string;
  /** The beginning of the time in which one person held the subject; minus infinity unless it changed hands. */
  validFrom: number;
}

/** Two amounts together. */
export function sumOf<Of extends Amounts>(one: Of, other: Amounts): Of {
  const later = other.stageAt >= one.stageAt ? other : one;
  return {
    ...one,
    firstSeenAt: Math.min(one.firstSeenAt, other.firstSeenAt),
    lastSeenAt: Math.max(one.lastSeenAt, other.lastSeenAt),
    touchpoints: one.touchpoints + other.touchpoints,
    orders: one.orders + other.orders,
    revenue: inMillionths(one.revenue + other.revenue),
    channels: [...new Set([...one.channels, ...other.channels])],
    stage: later.stage,
    stageAt: later.stageAt,
  };
}

/** An amount of money without the drift of sums of cents in binary: millionths are below any currency's smallest coin. */
export function inMillionths(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}

/**
 * Adds what new touchpoints of subjects amount to, to subjects that never changed hands, and shows it on the cards of
 * their people. `described`: the subjects of whom the touchpoints said who they are.
 */
export async function recordActivity(
  tx: Tx,
  workspaceId: string,
  added: readonly Activity[],
  described: Iterable<string>,
): Promise<void> {
  // Who holds a subject must not change between the look and the deed.
  await lockIdentities(tx, workspaceId);
  const fresh = await addActivities(tx, workspaceId, added);
  const joined = await joinedAmong(
    tx,
    workspaceId,
    added.map((row) => row.subjectId),
  );
  const holderOf = (subjectId: string) => joined.get(subjectId) ?? subjectId;
  await addTallies(tx, workspaceId, amountsByPerson(added, holderOf));
  const told = new Set(described);
  const [plain, others] = partition(fresh, (subjectId) => !joined.has(subjectId) && !told.has(subjectId));
  await drawPlainFaces(tx, workspaceId, plain);
  await refreshFaces(tx, workspaceId, [...others, ...told].map(holderOf));
}

function partition<Of>(all: readonly Of[], isFirst: (one: Of) => boolean): [Of[], Of[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

function amountsByPerson(added: readonly Activity[], holderOf: (subjectId: string) => string): Map<string, Amounts> {
  const byPerson = new Map<string, Amounts>();
  for (const activity of added) {
    const personId = holderOf(activity.subjectId);
    const known = byPerson.get(personId);
    byPerson.set(personId, known ? sumOf(known, activity) : activity);
  }
  return byPerson;
}

/** Puts a fresh count in place of what was known of these subjects. */
export async function recountActivity(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
  counted: readonly Activity[],
): Promise<void> {
  await lockIdentities(tx, workspaceId);
  await deleteActivities(tx, workspaceId, subjectIds);
  if (counted.length > 0) await addActivities(tx, workspaceId, counted);
  const holders = await holdersOf(tx, workspaceId, subjectIds);
  await refreshFaces(tx, workspaceId, holders);
  await refreshTallies(tx, workspaceId, holders);
}
