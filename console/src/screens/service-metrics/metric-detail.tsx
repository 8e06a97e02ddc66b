import type { ServiceMetric } from "@throughline/server/insight/contract.ts";
import type { ReactNode } from "react";
import { Chart } from "../../parts/chart.tsx";
import type { ChartSeries } from "../../parts/chart-option.ts";
import { pointOf, stripOf } from "./figures.ts";
import { formatDate, formatFigure, metricWords, stepOf } from "./metric-words.ts";

interface MetricDetailProps {
  metric: ServiceMetric;
  business: boolean;
  calendar: string | null;
  date: string | undefined;
  onDate: (date: string | undefined) => void;
  /** A choice that belongs to this number alone, such as its target. */
  choice?: ReactNode;
}

/** One number: what it means, what it is, and how it went. */
export function MetricDetail({ metric, business, calendar, date, onDate, choice }: MetricDetailProps) {
  const { name, meaning } = metricWords[metric.metric];
  return (
    <section aria-label={name} className="border-b px-4 pt-4 pb-3">
      <div className="flex items-start gap-4">
        <div className="min-w-0 grow">
          <h2 className="text-title font-semibold">{name}</h2>
          <p className="max-w-prose text-pretty text-muted">{meaning}</p>
        </div>
        {choice}
      </div>
      <FigureStrip metric={metric} business={business} calendar={calendar} />
      {metric.n === 0 && metric.series.every(({ n }) => n === 0) ? (
        <p className="py-10 text-center text-muted">Nothing to draw in this time.</p>
      ) : (
        <Chart
          label={`${name}, by date`}
          {...shapeOf(metric, business)}
          picked={placeOf(metric, date)}
          onPick={(place) => {
            const picked = metric.series[place]?.date;
            onDate(picked === date ? undefined : picked);
          }}
        />
      )}
    </section>
  );
}

function FigureStrip(props: Pick<MetricDetailProps, "metric" | "business" | "calendar">) {
  return (
    <dl className="my-3 flex flex-wrap gap-x-8 gap-y-2">
      {stripOf(props.metric, props.business, props.calendar).map(({ name, value, isMain, note }) => (
        <div key={name}>
          <dt className="text-meta text-muted">{name}</dt>
          <dd
            className={
              isMain ? "text-headline font-semibold tracking-[-0.01em] tabular-nums" : "pt-1 font-medium tabular-nums"
            }
          >
            {value}
            {note && <span className="ml-1.5 font-normal text-warning-text">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function shapeOf({ kind, series }: ServiceMetric, business: boolean) {
  const points = series.map((each) => pointOf(each, business));
  const first: ChartSeries = {
    name: kind === "duration" ? "Median" : "Value",
    values: points.map(({ value }) => value),
    weight: "first",
    shape: kind === "standing" ? "bar" : "line",
  };
  const second: ChartSeries = { name: "p90", values: points.map(({ p90 }) => p90), weight: "second", shape: "line" };
  const drawn = kind === "duration" ? [first, second] : [first];
  const greatest = Math.max(0, ...drawn.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const step = stepOf(kind, greatest);
  return {
    labels: series.map(({ date }) => formatDate(date)),
    series: drawn,
    format: (value: number) => formatFigure(kind, value),
    ...(step === undefined ? {} : { step }),
    ...(kind === "share" || kind === "occupancy" ? { most: 1 } : {}),
  };
}

function placeOf({ series }: ServiceMetric, date: string | undefined): number | undefined {
  const place = series.findIndex((each) => each.date === date);
  return place < 0 ? undefined : place;
}
