import { useCallback, useRef } from "react";
import { refusalOf } from "../../../api/refusal.ts";
import { type conversationTitle, customerName } from "../../../conversations/conversation.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import type { ConversationList } from "../../../conversations/use-conversation-list.ts";
import { Button } from "../../../parts/button.tsx";
import { EmptyState } from "../../../parts/empty-state.tsx";
import { ErrorState } from "../../../parts/error-state.tsx";
import { NewItems } from "../../../parts/new-items.tsx";
import { VirtualList } from "../../../parts/virtual-list.tsx";
import { useCommands, useShortcut } from "../../../shell/use-commands.ts";
import { useInbox } from "../inbox-context.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { ListRow } from "./list-row.tsx";
import { ListSkeleton } from "./list-skeleton.tsx";

interface ListPaneProps {
  list: ConversationList;
  /** Leads into the open conversation. */
  onEnter: () => void;
}

/** The conversations of a view. Moving in it shows them; what is new waits at its top. */
export function ListPane({ list, onEnter }: ListPaneProps) {
  const { view, open, show, selected, select } = useInbox();
  const { rows } = useDesk();
  const onSelect = useSelecting(list.ids);
  useCommands([
    {
      id: "show-new",
      label: "Show new conversations",
      group: "Inbox",
      shortcut: ".",
      run: () => list.waiting > 0 && list.showWaiting(),
    },
  ]);
  useShortcut("x", "Select", "Inbox", () => open && onSelect(open, false));
  const isEmpty = !list.loading && list.ids.length === 0;
  return (
    <div className="relative flex min-h-0 grow flex-col" aria-busy={list.stale}>
      <NewItems count={list.waiting} what={["conversation", "conversations"]} onShow={list.showWaiting} />
      {list.loading && <ListSkeleton />}
      {isEmpty && list.error && <ErrorState sentence={refusalOf(list.error).sentence} onRetry={list.retry} />}
      {isEmpty && !list.error && (
        <EmptyState icon={view.icon} title={view.empty.title}>
          {view.empty.text}
        </EmptyState>
      )}
      {list.ids.length > 0 && (
        <VirtualList
          label={view.label}
          items={list.ids}
          itemKey={(id) => id}
          itemLabel={(id) => labelOf(rows.get(id))}
          estimatedHeight={60}
          busy={list.stale}
          activeKey={open}
          onActive={show}
          onOpen={onEnter}
          topRequests={list.timesShown}
          onEndReached={list.more}
          footer={<Foot list={list} />}
        >
          {(id) => (
            <ListRow
              conversationId={id}
              open={id === open}
              selected={selected.has(id)}
              selecting={selected.size > 0}
              byWait={view.order === "waiting"}
              ownedByView={view.filter.assignee !== undefined}
              onSelect={onSelect}
            />
          )}
        </VirtualList>
      )}
      {selected.size > 0 && <BulkBar all={list.ids} selected={selected} onSelect={select} />}
    </div>
  );
}

/** Adds a conversation to those that are selected or takes it out; with Shift all between it and the last one. */
function useSelecting(ids: readonly string[]): (id: string, range: boolean) => void {
  const { selected, select } = useInbox();
  const last = useRef<string | null>(null);
  const latest = useRef({ ids, selected, select });
  latest.current = { ids, selected, select };
  // One function for all renders, so that no line is drawn anew because of it.
  return useCallback((id, range) => {
    const now = latest.current;
    const from = range && last.current ? now.ids.indexOf(last.current) : -1;
    const to = now.ids.indexOf(id);
    last.current = id;
    if (from >= 0 && to >= 0) {
      now.select(new Set([...now.selected, ...now.ids.slice(Math.min(from, to), Math.max(from, to) + 1)]));
      return;
    }
    const next = new Set(now.selected);
    if (!next.delete(id)) next.add(id);
    now.select(next);
  }, []);
}

function Foot({ list }: { list: ConversationList }) {
  if (!list.error) return <div className="h-8" />;
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-4 py-3 text-center text-muted">
      {refusalOf(list.error).sentence}
      <Button size="small" onClick={list.retry}>
        Try again
      </Button>
    </div>
  );
}

function labelOf(row: (Parameters<typeof conversationTitle>[0] & { preview: string }) | undefined): string {
  return row ? [customerName(row), row.title, row.preview].filter(Boolean).join(", ") : "Conversation";
}
