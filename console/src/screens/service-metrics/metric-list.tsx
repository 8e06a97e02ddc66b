import type { ServiceMetric, ServiceMetricKey } from "@throughline/server/insight/contract.ts";
import { classes } from "../../parts/classes.ts";
import { formatNumber } from "../../parts/format-number.ts";
import { SparkLine } from "../../parts/spark-line.tsx";
import { figuresOf, pointOf } from "./figures.ts";
import { formatFigure, metricGroups, metricWords } from "./metric-words.ts";

interface MetricListProps {
  metrics: readonly ServiceMetric[];
  open: ServiceMetricKey;
  business: boolean;
  onOpen: (metric: ServiceMetricKey) => void;
}

/** Every number, in groups, one of them open. */
export function MetricList({ metrics, open, business, onOpen }: MetricListProps) {
  const byKey = new Map(metrics.map((each) => [each.metric, each]));
  return (
    <nav aria-label="Service metrics" className="flex flex-col gap-4 p-2">
      {metricGroups.map(({ name, metrics: keys }) => (
        <div key={name}>
          <h2 className="px-2 pb-1 text-meta font-medium text-muted">{name}</h2>
          <ul className="flex flex-col gap-px">
            {keys.map((key) => (
              <li key={key}>
                <MetricRow
                  metric={byKey.get(key)!}
                  business={business}
                  isOpen={key === shownAs(open)}
                  onOpen={() => onOpen(key)}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

interface MetricRowProps {
  metric: ServiceMetric;
  business: boolean;
  isOpen: boolean;
  onOpen: () => void;
}

function MetricRow({ metric, business, isOpen, onOpen }: MetricRowProps) {
  const { kind, n, series } = metric;
  const { main, p90 } = figuresOf(metric, business);
  const course = series.map((each) => pointOf(each, business).value).filter((value) => value !== null);
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-current={isOpen || undefined}
      className={classes(
        "flex w-full cursor-default items-center gap-3 rounded-md px-2 py-1.5 text-left",
        isOpen ? "bg-accent-tint" : "hover:bg-hover",
      )}
    >
      <span className="min-w-0 grow">
        <span className="block truncate font-medium">{metricWords[metric.metric].name}</span>
        <span className="block truncate text-meta text-muted tabular-nums">
          {n === 0 ? "None in this time" : `n = ${formatNumber(n)}`}
          {n > 0 && p90 !== null && ` · p90 ${formatFigure(kind === "standing" ? "duration" : kind, p90)}`}
        </span>
      </span>
      <span aria-hidden className="hidden w-16 shrink-0 xl:block">
        {course.length > 1 && <SparkLine values={course} label="" width={64} height={20} />}
      </span>
      <span className={classes("w-20 shrink-0 text-right font-medium tabular-nums", n === 0 && "text-muted")}>
        {formatFigure(kind, main)}
      </span>
    </button>
  );
}

/** First contact has one line for all its times. */
function shownAs(metric: ServiceMetricKey): ServiceMetricKey {
  return metric.startsWith("first_contact_resolution") ? "first_contact_resolution_7" : metric;
}
