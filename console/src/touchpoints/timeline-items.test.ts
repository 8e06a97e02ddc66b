import { expect, test } from "vitest";
import { timelineItems } from "./timeline-items.ts";
import type { Touchpoint } from "./touchpoint.ts";

const now = new Date(2026, 2, 20, 12);
const options = { hasMore: false, now, unfolded: new Set<string>() };

function touchpoint(id: string, at: Date, kind = "track"): Touchpoint {
  return { touchpointId: id, occurredAt: at, kind, channel: "web" } as Touchpoint;
}

const pagesFrom = (hour: number, count: number) =>
  Array.from({ length: count }, (_, at) => touchpoint(`p${at}`, new Date(2026, 2, 20, hour, 50 - at * 5), "page"));

test("each day begins once and says how many touchpoints it has, unless some are unread", () => {
  const touchpoints = [
    touchpoint("a", new Date(2026, 2, 20, 9)),
    touchpoint("b", new Date(2026, 2, 20, 8)),
    touchpoint("c", new Date(2026, 2, 19, 23)),
  ];
  const counts = (hasMore: boolean) =>
    timelineItems(touchpoints, { ...options, hasMore }).map((item) => item.day?.count);
  expect(counts(false)).toEqual([2, undefined, 1]);
  expect(counts(true)).toEqual([2, undefined, null]);
});

test("a long silence is told, also the one that lasts until now", () => {
  const touchpoints = [touchpoint("a", new Date(2026, 2, 1, 12)), touchpoint("b", new Date(2026, 0, 30, 12))];
  expect(timelineItems(touchpoints, options).map(({ silentDays }) => silentDays)).toEqual([19, 30]);
  expect(timelineItems([touchpoint("c", new Date(2026, 2, 15))], options)[0]!.silentDays).toBeNull();
});

test("browsing within one visit is one line, until it is unfolded", () => {
  const folded = timelineItems([...pagesFrom(9, 4), touchpoint("buy", new Date(2026, 2, 20, 9, 20))], options);
  expect(folded.map(({ kind }) => kind)).toEqual(["run", "touchpoint"]);
  const unfolded = new Set([folded[0]!.key]);
  expect(timelineItems(pagesFrom(9, 4), { ...options, unfolded })).toHaveLength(4);
});

test("two views, or another deed between them, are not folded", () => {
  expect(timelineItems(pagesFrom(9, 2), options)).toHaveLength(2);
  const [one, two, three] = pagesFrom(9, 3);
  const between = touchpoint("add", new Date(two!.occurredAt.getTime() - 1));
  expect(timelineItems([one!, two!, between, three!], options)).toHaveLength(4);
});
