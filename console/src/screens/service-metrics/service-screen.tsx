import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ServiceMetric, ServiceMetricKey } from "@throughline/server/insight/contract.ts";
import { Gauge } from "lucide-react";
import { refusalOf } from "../../api/refusal.ts";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { SegmentedControl } from "../../parts/segmented-control.tsx";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { Entries } from "./entries.tsx";
import { MetricDetail } from "./metric-detail.tsx";
import { MetricList } from "./metric-list.tsx";
import { ServiceFilters } from "./service-filters.tsx";
import type { ServiceSearch } from "./service-search.ts";
import { ServiceSkeleton } from "./service-skeleton.tsx";
import { TargetChoice } from "./target-choice.tsx";
import { type ServiceReport, useEntries, useServiceMetrics } from "./use-service-metrics.ts";

/** How well customers are served: every number with its course and the conversations behind it. */
export function ServiceScreen() {
  useDocumentTitle("Service");
  const search = useSearch({ from: "/inside/service" });
  const navigate = useNavigate();
  const read = useServiceMetrics(search);
  // Asked for at once with the numbers; whoever shows the list finds it under way.
  useEntries(search.metric ?? "first_response_time", search);
  const change = (some: Partial<ServiceSearch>) =>
    void navigate({ to: "/service", search: (before) => ({ ...before, ...some }), replace: true });
  return (
    <>
      <PageHeader title="Service" meta={read.data && `Times are those of ${read.data.timeZone}`}>
        <ServiceFilters search={search} onChange={change} calendar={read.data?.calendar} />
      </PageHeader>
      {read.isError && read.data && <Banner tone="danger">{refusalOf(read.error).sentence}</Banner>}
      {read.data ? (
        <Numbers report={read.data} search={search} onChange={change} />
      ) : read.isError ? (
        <ErrorState sentence={refusalOf(read.error).sentence} onRetry={() => void read.refetch()} />
      ) : (
        <ServiceSkeleton />
      )}
    </>
  );
}

interface NumbersProps {
  report: ServiceReport;
  search: ServiceSearch;
  onChange: (change: Partial<ServiceSearch>) => void;
}

function Numbers({ report, search, onChange }: NumbersProps) {
  const open = report.metrics.find(({ metric }) => metric === search.metric) ?? report.metrics[0]!;
  const business = search.hours === "business" && report.calendar !== null;
  if (isEmpty(report.metrics) && !search.channel && !search.team && !search.assignee) {
    return (
      <EmptyState
        icon={Gauge}
        title="No conversation in this time"
        actions={
          search.days !== "365" && <Button onClick={() => onChange({ days: "365" })}>Show the last 365 days</Button>
        }
      >
        Numbers appear as soon as customers write and somebody answers.
      </EmptyState>
    );
  }
  return (
    <div className="flex min-h-0 grow">
      <div className="w-80 shrink-0 overflow-y-auto border-r xl:w-96">
        <MetricList
          metrics={report.metrics}
          open={open.metric}
          business={business}
          onOpen={(metric) => onChange({ metric, date: undefined, by: undefined, hit: undefined })}
        />
      </div>
      <div className="flex min-h-0 min-w-0 grow flex-col">
        <MetricDetail
          metric={open}
          business={business}
          calendar={report.calendar}
          date={search.date}
          onDate={(date) => onChange({ date })}
          choice={<Choice metric={open.metric} search={search} onChange={onChange} />}
        />
        <Entries metric={open} search={search} onChange={onChange} />
      </div>
    </div>
  );
}

interface ChoiceProps extends Omit<NumbersProps, "report"> {
  metric: ServiceMetricKey;
}

const withinDays = {
  first_contact_resolution_1: "1 day",
  first_contact_resolution_3: "3",
  first_contact_resolution_7: "7",
  first_contact_resolution_30: "30",
};
type WithinDays = keyof typeof withinDays;

/** What can be chosen of one number alone: its target, or within how many days. */
function Choice({ metric, search, onChange }: ChoiceProps) {
  if (metric === "service_level")
    return <TargetChoice value={search.target} onChange={(target) => onChange({ target })} />;
  if (!(metric in withinDays)) return null;
  return (
    <SegmentedControl
      label="Within how many days"
      options={Object.entries(withinDays).map(([value, label]) => ({ value: value as WithinDays, label }))}
      value={metric as WithinDays}
      onChange={(chosen) => onChange({ metric: chosen, date: undefined })}
    />
  );
}

function isEmpty(metrics: readonly ServiceMetric[]): boolean {
  return metrics.every(({ n, series }) => n === 0 && series.every((each) => each.n === 0));
}
