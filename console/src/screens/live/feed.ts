import type { Touchpoint } from "../../touchpoints/touchpoint.ts";

/** The latest touchpoints, newest first: those one sees, and above them those that wait to be asked for. */
export interface Feed {
  shown: readonly Touchpoint[];
  waiting: readonly Touchpoint[];
  /** How many wait, also those that will have scrolled past by the time one asks. */
  waitingCount: number;
}

/** More than anybody scrolls through; what is older stands on the timelines of its people. */
export const mostKept = 2_000;

/** Begins with a page that was read. */
export function feedOf(page: readonly Touchpoint[]): Feed {
  return { shown: page.slice(0, mostKept), waiting: [], waitingCount: 0 };
}

/** Adds what arrived, oldest first: to what is shown, or to what waits. What is there already is not added again. */
export function withArrived(feed: Feed, arrived: readonly Touchpoint[], hold: boolean): Feed {
  const known = new Set([...feed.shown, ...feed.waiting].map(({ touchpointId }) => touchpointId));
  const fresh = arrived.filter(({ touchpointId }) => !known.has(touchpointId)).toReversed();
  if (fresh.length === 0) return feed;
  const waiting = [...fresh, ...feed.waiting].slice(0, mostKept);
  const held = { ...feed, waiting, waitingCount: feed.waitingCount + fresh.length };
  return hold ? held : withWaitingShown(held);
}

/** Shows what waited. */
export function withWaitingShown({ shown, waiting }: Feed): Feed {
  return feedOf([...waiting, ...shown]);
}
