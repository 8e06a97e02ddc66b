import { expect, test } from "vitest";
import type { Touchpoint } from "../../touchpoints/touchpoint.ts";
import { feedOf, mostKept, withArrived, withWaitingShown } from "./feed.ts";

const touchpoints = (...ids: number[]) => ids.map((id) => ({ touchpointId: String(id) }) as Touchpoint);
const idsOf = (list: readonly Touchpoint[]) => list.map(({ touchpointId }) => Number(touchpointId));

test("what arrives stands above what was there, once", () => {
  const feed = withArrived(feedOf(touchpoints(3, 2, 1)), touchpoints(3, 4, 5), false);
  expect(idsOf(feed.shown)).toEqual([5, 4, 3, 2, 1]);
  expect(withArrived(feed, touchpoints(4, 5), false)).toBe(feed);
});

test("what is held waits in order, and is shown when asked for", () => {
  const first = withArrived(feedOf(touchpoints(1)), touchpoints(2, 3), true);
  const second = withArrived(first, touchpoints(3, 4), true);
  expect(idsOf(second.shown)).toEqual([1]);
  expect(second.waitingCount).toBe(3);
  const shown = withWaitingShown(second);
  expect(idsOf(shown.shown)).toEqual([4, 3, 2, 1]);
  expect(shown.waitingCount).toBe(0);
});

test("the feed keeps the latest without a gap, however many waited", () => {
  const many = Array.from({ length: mostKept + 500 }, (_, at) => at + 10);
  const held = withArrived(feedOf(touchpoints(2, 1)), touchpoints(...many), true);
  expect(held.waitingCount).toBe(mostKept + 500);
  const { shown } = withWaitingShown(held);
  expect(shown).toHaveLength(mostKept);
  expect(idsOf(shown).slice(0, 2)).toEqual([mostKept + 509, mostKept + 508]);
});
