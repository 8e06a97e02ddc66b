import { useNavigate, useSearch } from "@tanstack/react-router";
import { Pause, Play } from "lucide-react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { filterOf, isFiltering, searchOf, type TouchpointFilter } from "../../filters/touchpoint-filter.ts";
import { TouchpointFilterBar } from "../../filters/touchpoint-filter-bar.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { NewItems } from "../../parts/new-items.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { VirtualList } from "../../parts/virtual-list.tsx";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { useCommands } from "../../shell/use-commands.ts";
import type { Touchpoint } from "../../touchpoints/touchpoint.ts";
import { FeedState } from "./feed-state.tsx";
import { LiveDrawer } from "./live-drawer.tsx";
import { LiveEmpty } from "./live-empty.tsx";
import { LiveFoot } from "./live-foot.tsx";
import { LiveRow, liveRowLabel } from "./live-row.tsx";
import { LiveSkeleton } from "./live-skeleton.tsx";
import { useFeed } from "./use-feed.ts";

/** Touchpoints as they arrive, of everybody. */
export function LiveScreen() {
  useDocumentTitle("Live");
  const filter = filterOf(useSearch({ from: "/inside/live" }));
  const navigate = useNavigate();
  const [paused, pause] = usePause();
  const [atTop, setAtTop] = useState(true);
  const [open, setOpen] = useState<Touchpoint | null>(null);
  // What one reads must not move: new touchpoints then wait to be asked for.
  const feed = useFeed(filter, paused || !atTop || open !== null);
  const change = (next: TouchpointFilter) => void navigate({ to: "/live", search: searchOf(next), replace: true });

  return (
    <>
      <PageHeader
        title="Live"
        meta={<FeedState paused={paused} live={feed.live} refusal={feed.refusal} latest={feed.latest} />}
        actions={pause}
      >
        <TouchpointFilterBar filter={filter} onChange={change} />
      </PageHeader>
      <div className="relative flex min-h-0 grow flex-col" aria-busy={feed.stale}>
        <NewItems count={feed.waitingCount} what={["touchpoint", "touchpoints"]} onShow={feed.showWaiting} />
        {feed.loading && <LiveSkeleton />}
        {feed.error && <ErrorState sentence={refusalOf(feed.error).sentence} onRetry={feed.retry} />}
        {!feed.loading && !feed.error && feed.shown.length === 0 && (
          <LiveEmpty filtered={isFiltering(filter)} onClear={() => change({ channel: [], stage: [], q: "" })} />
        )}
        {feed.shown.length > 0 && (
          <VirtualList
            label="Touchpoints"
            items={feed.shown}
            itemKey={({ touchpointId }) => touchpointId}
            itemLabel={liveRowLabel}
            estimatedHeight={36}
            busy={feed.stale}
            onOpen={setOpen}
            onAtTop={setAtTop}
            topRequests={feed.timesShown}
            footer={<LiveFoot shown={feed.shown.length} />}
          >
            {(touchpoint) => (
              <LiveRow touchpoint={touchpoint} open={touchpoint.touchpointId === open?.touchpointId} onOpen={setOpen} />
            )}
          </VirtualList>
        )}
      </div>
      <LiveDrawer touchpoint={open} onClose={() => setOpen(null)} />
    </>
  );
}

function usePause(): [boolean, React.ReactNode] {
  const [paused, setPaused] = useState(false);
  const icon = paused ? Play : Pause;
  const words = paused ? "Resume" : "Pause";
  const toggle = () => setPaused(!paused);
  useCommands([{ id: "pause", label: `${words} the feed`, group: "Live", icon, shortcut: "p", run: toggle }]);
  return [
    paused,
    <Button key="pause" icon={icon} shortcut="p" aria-pressed={paused} onClick={toggle}>
      {words}
    </Button>,
  ];
}
