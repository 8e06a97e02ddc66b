import { useNavigate } from "@tanstack/react-router";
import type { ServiceMetric } from "@throughline/server/insight/contract.ts";
import { MessagesSquare, X } from "lucide-react";
import { useMemo } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { useMembers } from "../../members/members.ts";
import { Button } from "../../parts/button.tsx";
import { ChannelIcon } from "../../parts/channel-icon.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { LoadMore } from "../../parts/load-more.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { SegmentedControl } from "../../parts/segmented-control.tsx";
import { type Column, useTableView } from "../../parts/table-view.ts";
import { formatDate, formatEntry, formatFigure, metricWords } from "./metric-words.ts";
import type { ServiceSearch } from "./service-search.ts";
import { type Entry, useEntries } from "./use-service-metrics.ts";

interface EntriesProps {
  metric: ServiceMetric;
  search: ServiceSearch;
  onChange: (change: Partial<ServiceSearch>) => void;
}

/** The conversations behind a number: as many as it says. */
export function Entries({ metric, search, onChange }: EntriesProps) {
  const list = useEntries(metric.metric, search);
  const names = useMemberNames();
  const columns = useMemo(() => columnsFor(metric, names), [metric, names]);
  const view = useTableView(columns);
  const navigate = useNavigate();
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = list.data?.pages[0]?.total;
  return (
    <>
      <EntriesHead metric={metric} search={search} onChange={onChange} total={total} />
      {list.isError && rows.length === 0 ? (
        <ErrorState sentence={refusalOf(list.error).sentence} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={`Conversations behind ${metricWords[metric.metric].name}`}
          columns={columns}
          rows={rows}
          rowKey={(entry) => `${entry.conversationId} ${entry.at.getTime()} ${entry.value} ${entry.by}`}
          view={view}
          loading={list.isPending}
          onOpen={({ conversationId }) => void navigate({ to: "/inbox", search: { c: conversationId } })}
          onEndReached={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
          empty={
            <EmptyState icon={MessagesSquare} title="No conversation is behind it">
              Choose a longer time or fewer filters.
            </EmptyState>
          }
          footer={
            rows.length > 0 && (
              <LoadMore
                shown={rows.length}
                {...(total === undefined ? {} : { total })}
                what="entries"
                hasMore={list.hasNextPage}
                busy={list.isFetchingNextPage}
                {...(list.isError ? { problem: refusalOf(list.error).sentence } : {})}
                onMore={() => void list.fetchNextPage()}
              />
            )
          }
        />
      )}
    </>
  );
}

function EntriesHead({ metric, search, onChange, total }: EntriesProps & { total: number | undefined }) {
  const { entries, sides } = metricWords[metric.metric];
  return (
    <div className="flex min-h-10 shrink-0 items-center gap-2 border-b px-4">
      <h3 className="font-medium">Behind it</h3>
      <span className="text-muted tabular-nums">{total !== undefined && `${formatNumber(total)} ${entries}`}</span>
      <div className="ml-auto flex items-center gap-2">
        {search.date && (
          <Button size="small" icon={X} onClick={() => onChange({ date: undefined })}>
            {formatDate(search.date)}
          </Button>
        )}
        {sides && (
          <SegmentedControl
            label="Which of them"
            options={[
              { value: "all", label: "All" },
              { value: "yes", label: sides.yes },
              { value: "no", label: sides.no },
            ]}
            value={search.hit ?? "all"}
            onChange={(hit) => onChange({ hit: hit === "all" ? undefined : hit })}
          />
        )}
        {!sides && metric.bot.n > 0 && (
          <SegmentedControl
            label="By whom"
            options={[
              { value: "all", label: metric.human.n === metric.n ? "By humans" : "All" },
              { value: "bot", label: "By bots" },
            ]}
            value={search.by ?? "all"}
            onChange={(by) => onChange({ by: by === "bot" ? by : undefined })}
          />
        )}
      </div>
    </div>
  );
}

function columnsFor(metric: ServiceMetric, names: ReadonlyMap<string, string>): Column<Entry>[] {
  const { kind } = metric;
  const isTimed = kind === "duration" || kind === "standing";
  const business: Column<Entry> = {
    ...{ id: "business", header: "Business hours", width: 112, align: "end" },
    cell: (entry) => entry.business !== null && formatFigure("duration", entry.business),
  };
  // What stands at the end of a day stands there all at once.
  const when: Column<Entry> = {
    id: "at",
    header: "When",
    width: 116,
    align: "end",
    cell: ({ at }) => <RelativeTime at={at} />,
  };
  return [
    { id: "number", header: "No.", width: 64, align: "end", cell: ({ number }) => `#${number}` },
    { id: "who", header: "Conversation", fixed: true, cell: (entry) => <WhoCell entry={entry} /> },
    {
      ...{ id: "assignee", header: "Assignee", width: 108 },
      cell: ({ assigneeId, by }) =>
        by === "bot" ? "Bot" : assigneeId && (names.get(assigneeId) ?? "A former colleague"),
    },
    ...(kind === "standing" ? [] : [when]),
    ...(isTimed ? [business] : []),
    {
      ...{
        id: "value",
        header: kind === "standing" ? "Age" : kind === "share" ? "Outcome" : "Value",
        width: 100,
        align: "end",
      },
      cell: ({ value }) => <span className="font-medium">{formatEntry(metric, value)}</span>,
    },
  ];
}

function WhoCell({ entry: { title, personName, channel } }: { entry: Entry }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <ChannelIcon channel={channel} />
      <span className="truncate">
        <span className="font-medium">{personName ?? "Visitor"}</span>
        {title && <span className="text-muted"> · {title}</span>}
      </span>
    </span>
  );
}

function useMemberNames(): ReadonlyMap<string, string> {
  const members = useMembers();
  return useMemo(() => new Map(members.map(({ userId, name }) => [userId, name])), [members]);
}
