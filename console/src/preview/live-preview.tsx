import { Pause, Play } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../parts/button.tsx";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import { formatClock } from "../parts/format-time.ts";
import { type SamplePerson, samplePeople } from "../parts/gallery/sample-people.ts";
import { NewItems } from "../parts/new-items.tsx";
import { PageHeader } from "../parts/page-header.tsx";
import { StageBadge } from "../parts/stage-badge.tsx";
import { VirtualList } from "../parts/virtual-list.tsx";
import { useDocumentTitle } from "../shell/document-title.ts";
import { useCommands } from "../shell/use-commands.ts";

const names = [
  "Product Viewed",
  "Order Completed",
  "Email Opened",
  "Chat Started",
  "Parcel Delivered",
  "Review Written",
];

/** A feed of invented touchpoints, to see the shell with something in it. */
export function LivePreview() {
  useDocumentTitle("Live");
  const [paused, setPaused] = useState(false);
  const [items, setItems] = useState(() => samplePeople(300));
  const [waiting, setWaiting] = useState<SamplePerson[]>([]);
  useCommands([
    {
      id: "pause",
      label: paused ? "Resume the feed" : "Pause the feed",
      group: "Live",
      icon: paused ? Play : Pause,
      shortcut: "p",
      run: () => setPaused(!paused),
    },
  ]);
  useEffect(() => {
    const arrive = () =>
      setWaiting((now) => [...samplePeople(2).map((p) => ({ ...p, id: `${Date.now()} ${p.id}` })), ...now]);
    const timer = setInterval(arrive, 4_000);
    return () => clearInterval(timer);
  }, []);
  const show = () => {
    setItems((now) => [...waiting, ...now]);
    setWaiting([]);
  };
  return (
    <>
      <PageHeader
        title="Live"
        meta="18,420 today"
        actions={
          <Button icon={paused ? Play : Pause} shortcut="p" onClick={() => setPaused(!paused)}>
            {paused ? "Resume" : "Pause"}
          </Button>
        }
      />
      <div className="relative flex min-h-0 grow flex-col">
        <NewItems count={waiting.length} what={["touchpoint", "touchpoints"]} onShow={show} />
        <VirtualList
          label="Touchpoints"
          items={items}
          itemKey={(item) => item.id}
          itemLabel={(item) => `${nameOf(item)}, ${item.name}`}
          estimatedHeight={36}
        >
          {(item) => (
            <div className="flex min-h-9 items-center gap-3 border-b px-4 hover:bg-hover">
              <time className="w-12 shrink-0 text-meta text-muted tabular-nums">{formatClock(item.lastSeen)}</time>
              <ChannelIcon channel={item.channel} />
              <span className="w-44 truncate font-medium">{nameOf(item)}</span>
              <span className="w-44 truncate">{item.name}</span>
              <span className="grow truncate text-muted">{item.email}</span>
              <StageBadge stage={item.stage} />
            </div>
          )}
        </VirtualList>
      </div>
    </>
  );
}

function nameOf({ orders }: SamplePerson): string {
  return names[orders % names.length]!;
}
