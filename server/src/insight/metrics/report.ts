import { setImmediate as breath } from "node:timers/promises";
import type { Tx } from "../../kernel/database.ts";
import { type Counted, type Gathered, gather, type Wanted } from "./gather.ts";
import { headline, inBusinessHours, type Measured, measure } from "./measure.ts";
import type { Metric } from "./metric.ts";
import { serviceMetrics } from "./metrics.ts";
import { bucketOf, type Period } from "./period.ts";

/** Every service metric of a period, with its series. */
export async function serviceReport(tx: Tx, workspaceId: string, period: Period, wanted: Wanted) {
  const gathered = await gather(tx, workspaceId, period, wanted, serviceMetrics);
  const metrics: ReturnType<typeof reported>[] = [];
  for (const metric of serviceMetrics) {
    metrics.push(reported(metric, gathered, period));
    // A long time of a large desk takes a moment each, and those who chat should not wait for it.
    await breath();
  }
  return { timeZone: period.timeZone, asOf: wanted.asOf, calendar: gathered.calendar?.name ?? null, metrics };
}

function reported(metric: Metric, gathered: Gathered, period: Period) {
  const { around } = gathered;
  const all = gathered.observations.get(metric.key)!;
  const main = headline(metric, all, around);
  const of = (observations: readonly Counted[]) => measure(metric.kind, observations, around);
  const latest = metric.kind === "standing" ? main : all;
  return {
    metric: metric.key,
    kind: metric.kind,
    version: metric.version,
    minimalSample: metric.minimalSample,
    ...of(main),
    business: hasTwin(metric, gathered) ? twin(main, metric, gathered) : null,
    human: of(latest.filter(({ by }) => by === "human")),
    bot: of(latest.filter(({ by }) => by === "bot")),
    series: seriesOf(metric, all, gathered, period),
  };
}

function twin(main: readonly Counted[], metric: Metric, { calendar, around }: Gathered): Measured | null {
  const observations = inBusinessHours(main, calendar!.definition);
  return observations.length > 0 ? measure(metric.kind, observations, around) : null;
}

function seriesOf(metric: Metric, all: readonly Counted[], gathered: Gathered, { buckets }: Period) {
  const counted = all.filter(({ by }) => !metric.humansOnly || by === "human");
  const byBucket = Map.groupBy(counted, ({ at }) => bucketOf(buckets, at));
  return buckets.map((bucket) => {
    const { date } = bucket;
    const own = byBucket.get(bucket) ?? [];
    const business = hasTwin(metric, gathered) ? twin(own, metric, gathered) : null;
    return { date, ...point(measure(metric.kind, own, gathered.around)), business: business && point(business) };
  });
}

function point({ n, value, median, p90 }: Measured) {
  return { n, value, median, p90 };
}

/** Durations and ages pass in business hours too; counts and shares are the same at any hour. */
function hasTwin({ kind }: Metric, { calendar }: Gathered): boolean {
  return calendar !== undefined && (kind === "duration" || kind === "standing");
}
