import type { ServiceMetric } from "@throughline/server/insight/contract.ts";
import { formatNumber, formatShare } from "../../parts/format-number.ts";
import { formatFigure } from "./metric-words.ts";

/** What is shown of a number: itself and its p90, in all hours or in business hours. */
export interface Figures {
  main: number | null;
  p90: number | null;
  median: number | null;
}

/** The figures of a metric as they are shown; a count of conversations is the same in any hours, only their age differs. */
export function figuresOf(metric: ServiceMetric, business: boolean): Figures {
  const shown = business && metric.business ? metric.business : metric;
  return { main: metric.kind === "standing" ? metric.value : shown.value, p90: shown.p90, median: shown.median };
}

/** A point of a metric's series, in the hours that are shown. */
export function pointOf(each: ServiceMetric["series"][number], business: boolean) {
  return business && each.business ? each.business : each;
}

export interface Figure {
  name: string;
  value: string;
  isMain?: boolean;
  /** A warning, such as that it rests on few. */
  note?: string;
}

/** Everything that is said of one number, the main figures first. */
export function stripOf(metric: ServiceMetric, business: boolean, calendar: string | null): Figure[] {
  const { n, minimalSample, human, bot, kind } = metric;
  const few = n > 0 && n < minimalSample;
  return [
    ...mainOf(metric, figuresOf(metric, business)),
    ...twinOf(metric, business, calendar),
    { name: "n", value: formatNumber(n), ...(few ? { note: "few" } : {}) },
    ...(bot.n > 0 ? [{ name: `By bots, n = ${formatNumber(bot.n)}`, value: formatFigure(kind, bot.value) }] : []),
    ...(bot.n > 0 && human.n !== n
      ? [{ name: `By humans, n = ${formatNumber(human.n)}`, value: formatFigure(kind, human.value) }]
      : []),
  ];
}

function mainOf({ kind, low, high }: ServiceMetric, { main, median, p90 }: Figures): Figure[] {
  const spread = (of: "duration" | "count") => [
    {
      name: kind === "standing" ? "Median age" : "Median",
      value: formatFigure(of, median),
      isMain: kind === "duration",
    },
    { name: kind === "standing" ? "p90 of age" : "p90", value: formatFigure(of, p90), isMain: kind === "duration" },
  ];
  if (kind === "duration") return spread("duration");
  if (kind === "count") return [{ name: "Mean", value: formatFigure(kind, main), isMain: true }, ...spread("count")];
  if (kind === "standing")
    return [{ name: "Now", value: formatFigure(kind, main), isMain: true }, ...spread("duration")];
  const value = { name: kind === "per_person" ? "Mean" : "Share", value: formatFigure(kind, main), isMain: true };
  if (low === null || high === null) return [value];
  return [value, { name: "95 % interval", value: `${formatShare(low)} – ${formatShare(high)}` }];
}

/** The same in the hours that are not shown. */
function twinOf(metric: ServiceMetric, business: boolean, calendar: string | null): Figure[] {
  const twin = business ? metric : metric.business;
  if (!twin || !calendar || !(metric.kind === "duration" || metric.kind === "standing")) return [];
  const value = `${formatFigure("duration", twin.median)} · p90 ${formatFigure("duration", twin.p90)}`;
  return [{ name: business ? "In all hours" : `In business hours (${calendar})`, value }];
}
