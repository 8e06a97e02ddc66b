import { useMemo, useState } from "react";
import { refusalOf } from "../api/refusal.ts";
import { isFiltering, type TouchpointFilter } from "../filters/touchpoint-filter.ts";
import { TouchpointFilterBar } from "../filters/touchpoint-filter-bar.tsx";
import { ErrorState } from "../parts/error-state.tsx";
import { LoadMore } from "../parts/load-more.tsx";
import { NewItems } from "../parts/new-items.tsx";
import { useNow } from "../parts/now.ts";
import { VirtualList } from "../parts/virtual-list.tsx";
import { DayHeading, Silence } from "./day-heading.tsx";
import { gistOf } from "./gist.ts";
import { TimelineDrawer } from "./timeline-drawer.tsx";
import { TimelineEmpty } from "./timeline-empty.tsx";
import { type TimelineItem, timelineItems } from "./timeline-items.ts";
import { TouchpointRow, VisitRow, wayThrough } from "./timeline-row.tsx";
import { TimelineSkeleton } from "./timeline-skeleton.tsx";
import type { Touchpoint } from "./touchpoint.ts";
import { useTimeline } from "./use-timeline.ts";

interface TimelinePanelProps {
  personId: string;
  filter: TouchpointFilter;
  onFilter: (filter: TouchpointFilter) => void;
  /** Told when something new has arrived, since who the person is may have changed with it. */
  onArrived: () => void;
  /** Off where the screen has another main list. */
  wholePage?: boolean;
}

/** Everything that ever happened between a person and the company, newest first. */
export function TimelinePanel({ personId, filter, onFilter, onArrived, wholePage = true }: TimelinePanelProps) {
  const [atTop, setAtTop] = useState(true);
  const [open, setOpen] = useState<Touchpoint | null>(null);
  const timeline = useTimeline(personId, filter, !atTop || open !== null, onArrived);
  const { items, unfold } = useItems(timeline.touchpoints, timeline.hasMore);
  const show = (item: TimelineItem) => (item.kind === "run" ? unfold(item.key) : setOpen(item.touchpoint));
  const isEmpty = !timeline.loading && items.length === 0;

  return (
    <section aria-label="Timeline" className="@container flex min-h-0 min-w-0 grow flex-col">
      <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-2 border-b px-4 py-1.5">
        <TouchpointFilterBar filter={filter} onChange={onFilter} />
      </div>
      <div className="relative flex min-h-0 grow flex-col [&_article]:outline-none">
        <NewItems count={timeline.waiting} what={["touchpoint", "touchpoints"]} onShow={timeline.showWaiting} />
        {timeline.loading && <TimelineSkeleton />}
        {isEmpty && timeline.error && (
          <ErrorState sentence={refusalOf(timeline.error).sentence} onRetry={timeline.retry} />
        )}
        {isEmpty && !timeline.error && (
          <TimelineEmpty filtered={isFiltering(filter)} onClear={() => onFilter({ channel: [], stage: [], q: "" })} />
        )}
        {items.length > 0 && (
          <VirtualList
            label="Timeline"
            items={items}
            itemKey={({ key }) => key}
            itemLabel={labelOf}
            estimatedHeight={36}
            wholePage={wholePage}
            onOpen={show}
            onAtTop={setAtTop}
            topRequests={timeline.timesShown}
            onEndReached={timeline.more}
            footer={<Foot timeline={timeline} />}
          >
            {(item) => (
              <Item item={item} openId={open?.touchpointId} onOpen={() => show(item)} isFirst={item === items[0]} />
            )}
          </VirtualList>
        )}
      </div>
      <TimelineDrawer touchpoint={open} onClose={() => setOpen(null)} />
    </section>
  );
}

function useItems(touchpoints: readonly Touchpoint[], hasMore: boolean) {
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const today = useNow().toDateString();
  const items = useMemo(
    () => timelineItems(touchpoints, { hasMore, now: new Date(Math.max(Date.now(), Date.parse(today))), unfolded }),
    [touchpoints, hasMore, unfolded, today],
  );
  return { items, unfold: (key: string) => setUnfolded((now) => new Set([...now, key])) };
}

interface ItemProps {
  item: TimelineItem;
  openId: string | undefined;
  isFirst: boolean;
  onOpen: () => void;
}

function Item({ item, openId, isFirst, onOpen }: ItemProps) {
  return (
    <>
      {item.silentDays !== null && <Silence days={item.silentDays} untilNow={isFirst} />}
      {item.day && <DayHeading day={item.day} />}
      {item.kind === "run" ? (
        <VisitRow views={item.views} isLast={item.isLast} onUnfold={onOpen} />
      ) : (
        <TouchpointRow
          touchpoint={item.touchpoint}
          open={item.touchpoint.touchpointId === openId}
          isLast={item.isLast}
          onOpen={onOpen}
        />
      )}
    </>
  );
}

function labelOf(item: TimelineItem): string {
  if (item.kind === "run") return `Browsed, ${item.views.length} views: ${wayThrough(item.views)}. Enter unfolds them.`;
  const { name, properties, occurredAt } = item.touchpoint;
  return [name, ...gistOf(properties), occurredAt.toLocaleString()].join(", ");
}

function Foot({ timeline }: { timeline: ReturnType<typeof useTimeline> }) {
  return (
    <LoadMore
      shown={timeline.touchpoints.length}
      what="touchpoints"
      hasMore={timeline.hasMore}
      busy={timeline.loadingMore}
      {...(timeline.error ? { problem: refusalOf(timeline.error).sentence } : {})}
      onMore={timeline.retry}
    />
  );
}
