import type { Touchpoint } from "./touchpoint.ts";

/** A line of the timeline; what stands above it belongs to it, so that the list has one line for each thing to open. */
export type TimelineItem = Above &
  (
    | { kind: "touchpoint"; key: string; touchpoint: Touchpoint }
    | { kind: "run"; key: string; views: readonly Touchpoint[] }
  );

interface Above {
  /** The day that begins with this line, going back in time. */
  day: Day | null;
  /** Days without any touchpoint between this line and the one above, if they are many. */
  silentDays: number | null;
  /** Nothing follows below, so the line through all of them ends here. */
  isLast: boolean;
}

export interface Day {
  at: Date;
  /** How many touchpoints it has; null while the rest of it may not have been read. */
  count: number | null;
}

const dayMilliseconds = 86_400_000;
const fewestSilentDays = 7;
const visitPauseMilliseconds = 30 * 60_000;
const fewestFolded = 3;

interface Options {
  /** Whether older touchpoints have not been read. */
  hasMore: boolean;
  now: Date;
  /** Visits that are unfolded, by the key of their line. */
  unfolded: ReadonlySet<string>;
}

/** Lays out touchpoints, newest first: by day, silences told, browsing within one visit folded into one line. */
export function timelineItems(touchpoints: readonly Touchpoint[], { hasMore, now, unfolded }: Options): TimelineItem[] {
  const counts = Map.groupBy(touchpoints, ({ occurredAt }) => dayKey(occurredAt));
  const groups = foldedRuns(touchpoints, unfolded);
  const lastDay = touchpoints.length > 0 ? dayKey(touchpoints.at(-1)!.occurredAt) : "";
  let above = now;
  let aboveDay = "";
  return groups.map((group, at) => {
    const newest = group[0]!.occurredAt;
    const day = dayKey(newest);
    const count = hasMore && day === lastDay ? null : counts.get(day)!.length;
    const item = {
      ...lineOf(group),
      day: day === aboveDay ? null : { at: newest, count },
      silentDays: silenceBetween(newest, above),
      isLast: !hasMore && at === groups.length - 1,
    };
    above = group.at(-1)!.occurredAt;
    aboveDay = dayKey(above);
    return item;
  });
}

type Line =
  | { kind: "touchpoint"; key: string; touchpoint: Touchpoint }
  | { kind: "run"; key: string; views: readonly Touchpoint[] };

function lineOf(group: readonly Touchpoint[]): Line {
  const [first] = group;
  if (group.length === 1) return { kind: "touchpoint", key: first!.touchpointId, touchpoint: first! };
  // The oldest view names the run, so that it stays the same while newer ones arrive.
  return { kind: "run", key: runKey(group), views: group };
}

function runKey(group: readonly Touchpoint[]): string {
  return `run ${group.at(-1)!.touchpointId}`;
}

function foldedRuns(touchpoints: readonly Touchpoint[], unfolded: ReadonlySet<string>): Touchpoint[][] {
  const groups: Touchpoint[][] = [];
  for (const touchpoint of touchpoints) {
    const open = groups.at(-1);
    if (open && continues(open.at(-1)!, touchpoint)) open.push(touchpoint);
    else groups.push([touchpoint]);
  }
  return groups.flatMap((group) =>
    group.length >= fewestFolded && !unfolded.has(runKey(group)) ? [group] : group.map((each) => [each]),
  );
}

/** Whether a view belongs to the same visit as the later one. */
function continues(later: Touchpoint, earlier: Touchpoint): boolean {
  return (
    isBrowsing(later) &&
    isBrowsing(earlier) &&
    later.channel === earlier.channel &&
    dayKey(later.occurredAt) === dayKey(earlier.occurredAt) &&
    later.occurredAt.getTime() - earlier.occurredAt.getTime() < visitPauseMilliseconds
  );
}

/** Looking around: the customer's doing, early in the way, with no outcome and no value. */
function isBrowsing({ kind, stage, direction, outcome, value }: Touchpoint): boolean {
  if (kind === "page" || kind === "screen") return true;
  const isEarly = stage === "awareness" || stage === "consideration";
  return kind === "track" && isEarly && direction === "inbound" && outcome === "neutral" && value === null;
}

function silenceBetween(earlier: Date, later: Date): number | null {
  const days = Math.floor((later.getTime() - earlier.getTime()) / dayMilliseconds);
  return days >= fewestSilentDays ? days : null;
}

function dayKey(at: Date): string {
  return `${at.getFullYear()}-${at.getMonth()}-${at.getDate()}`;
}
