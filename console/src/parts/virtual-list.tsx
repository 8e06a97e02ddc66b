import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useListKeys } from "./list-keys.ts";

interface VirtualListProps<Item> {
  /** What the items are, for screen readers. */
  label: string;
  items: readonly Item[];
  itemKey: (item: Item) => string;
  /** A name for the item, said when the keyboard reaches it. */
  itemLabel: (item: Item) => string;
  children: (item: Item, state: { active: boolean }) => ReactNode;
  /** In pixels, before an item has been measured. */
  estimatedHeight: number;
  busy?: boolean;
  onOpen?: (item: Item) => void;
  onEndReached?: () => void;
  /** Told when the reader leaves the top and comes back, so that new items know whether to wait. */
  onAtTop?: (atTop: boolean) => void;
  /** How often the reader has asked to be led to the top, for example to see what is new. */
  topRequests?: number;
  wholePage?: boolean;
  /** The key of the item that one is at, where the screen decides it; it is kept in sight. */
  activeKey?: string | null;
  /** Told when the keys or the pointer reach an item. */
  onActive?: (item: Item) => void;
  header?: ReactNode;
  footer?: ReactNode;
}

/** A long list of items of any height. What arrives above never moves what one reads. */
export function VirtualList<Item>({
  items,
  itemKey,
  itemLabel,
  children,
  estimatedHeight,
  ...rest
}: VirtualListProps<Item>) {
  const { label, busy, onOpen, onEndReached, onAtTop, topRequests = 0, wholePage = true, header, footer } = rest;
  const { activeKey: givenKey, onActive } = rest;
  const scroller = useRef<HTMLDivElement>(null);
  const feed = useRef<HTMLDivElement>(null);
  const [ownKey, setOwnKey] = useState<string | null>(null);
  const activeKey = givenKey === undefined ? ownKey : givenKey;
  const [atTop, setAtTop] = useState(true);
  const active = items.findIndex((item) => itemKey(item) === activeKey);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    getItemKey: (index) => itemKey(items[index]!),
    overscan: 8,
    // At the top new items push down; anywhere else the item under the eye stays where it is.
    anchorTo: atTop ? "start" : "end",
    onChange: (instance) => {
      const last = instance.range?.endIndex ?? 0;
      if (items.length > 0 && last >= items.length - 8) onEndReached?.();
    },
  });

  useEffect(() => {
    if (topRequests > 0) scroller.current?.scrollTo({ top: 0 });
  }, [topRequests]);

  const activate = (item: Item) => {
    setOwnKey(itemKey(item));
    if (itemKey(item) !== activeKey) onActive?.(item);
  };
  const moveTo = (index: number) => {
    const item = items[index];
    if (!item) return;
    activate(item);
    virtualizer.scrollToIndex(index);
    focusSoon(feed.current, index);
  };
  const latest = useRef(active);
  latest.current = active;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another item is in sight once, and not with each arrival.
  useEffect(() => {
    if (!givenKey || latest.current < 0) return;
    virtualizer.scrollToIndex(latest.current);
    // Whoever was in the list when its item left it stays in the list.
    if (document.activeElement === document.body) focusSoon(feed.current, latest.current);
  }, [givenKey]);

  const open = onOpen && ((index: number) => items[index] && onOpen(items[index]));
  useListKeys({ list: feed, count: items.length, active, onMove: moveTo, onOpen: open, wholePage });

  const noteScroll = () => {
    const now = (scroller.current?.scrollTop ?? 0) < 8;
    if (now === atTop) return;
    setAtTop(now);
    onAtTop?.(now);
  };
  const shown = virtualizer.getVirtualItems();
  return (
    <div
      ref={scroller}
      onScroll={noteScroll}
      className="min-h-0 grow overflow-y-auto overscroll-contain [overflow-anchor:none]"
    >
      {header}
      <div
        ref={feed}
        data-list
        role="feed"
        aria-label={label}
        aria-busy={busy}
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
      >
        <div className="absolute inset-x-0 top-0" style={{ transform: `translateY(${shown[0]?.start ?? 0}px)` }}>
          {shown.map(({ index, key }) => {
            const item = items[index]!;
            const isActive = itemKey(item) === activeKey;
            return (
              <article
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                aria-label={itemLabel(item)}
                aria-posinset={index + 1}
                aria-setsize={items.length}
                tabIndex={isActive || (active < 0 && index === 0) ? 0 : -1}
                onFocus={() => activate(item)}
                className="-outline-offset-2"
              >
                {children(item, { active: isActive })}
              </article>
            );
          })}
        </div>
      </div>
      {footer}
    </div>
  );
}

/** Focuses an item once it has been drawn, which scrolling to it may have to bring about first. */
function focusSoon(feed: HTMLElement | null, index: number, tries = 10): void {
  const article = feed?.querySelector<HTMLElement>(`[data-index="${index}"]`);
  if (article) article.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusSoon(feed, index, tries - 1));
}
