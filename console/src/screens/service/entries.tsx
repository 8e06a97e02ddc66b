import { useNavigate } from "@tanstack/react-router";
import type { ServiceMetric } from "@throughline/server/insight/contract.ts";
import { MessagesSquare } from "lucide-react";
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
import { type Column, useTableView } from "../../parts/table-view.ts";
import { formatDate, formatEntry, metricWords } from "./metric-words.ts";
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
  const columns = useMemo(() => columnsFor(metric.kind, names), [metric.kind, names]);
  const view = useTableView(columns);
  const navigate = useNavigate();
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = list.data?.pages[0]?.total;
  return (
    <>
      <div className="flex min-h-10 shrink-0 items-center gap-2 border-b px-4">
        <h3 className="font-medium">Behind it</h3>
        <span className="text-muted tabular-nums">
          {total !== undefined && `${formatNumber(total)} ${metricWords[metric.metric].entries}`}
        </span>
        <div className="ml-auto flex items-center gap-2">
          {search.date && (
            <Button size="small" onClick={() => onChange({ date: undefined })}>
              {formatDate(search.date)}: show all
            </Button>
          )}
          {metric.bot.n > 0 && (
            <Button size="small" onClick={() => onChange({ by: search.by ? undefined : "bot" })}>
              {search.by ? "Show all" : "Only by bots"}
            </Button>
          )}
        </div>
      </div>
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

function columnsFor(kind: ServiceMetric["kind"], names: ReadonlyMap<string, string>): Column<Entry>[] {
  const inHours = kind === "duration" || kind === "standing";
  return [
    { id: "number", header: "No.", width: 72, align: "end", cell: ({ number }) => `#${number}` },
    {
      id: "who",
      header: "Conversation",
      fixed: true,
      cell: ({ title, personName, channel }) => (
        <span className="flex min-w-0 items-center gap-2">
          <ChannelIcon channel={channel} />
          <span className="truncate">
            <span className="font-medium">{personName ?? "Visitor"}</span>
            {title && <span className="text-muted"> · {title}</span>}
          </span>
        </span>
      ),
    },
    {
      id: "assignee",
      header: "Assignee",
      width: 128,
      cell: ({ assigneeId, by }) =>
        by === "bot" ? "Bot" : assigneeId && (names.get(assigneeId) ?? "A former colleague"),
    },
    { id: "at", header: "When", width: 104, align: "end", cell: ({ at }) => <RelativeTime at={at} /> },
    ...(inHours
      ? [
          {
            id: "business",
            header: "Business hours",
            width: 120,
            align: "end" as const,
            cell: ({ business }: Entry) => business !== null && formatEntry("duration", business),
          },
        ]
      : []),
    {
      id: "value",
      header: kind === "share" ? "Counted" : "Value",
      width: 104,
      align: "end",
      cell: ({ value }) => <span className="font-medium">{formatEntry(kind, value)}</span>,
    },
  ];
}

function useMemberNames(): ReadonlyMap<string, string> {
  const members = useMembers();
  return useMemo(() => new Map(members.map(({ userId, name }) => [userId, name])), [members]);
}
