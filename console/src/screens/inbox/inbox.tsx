import { MessagesSquare, PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useRef, useState } from "react";
import { useRow } from "../../conversations/desk-context.ts";
import { useConversationList } from "../../conversations/use-conversation-list.ts";
import { useViewCounts } from "../../conversations/use-view-counts.ts";
import { standardViews } from "../../conversations/views.ts";
import { classes } from "../../parts/classes.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { KeyHint } from "../../parts/key-hint.tsx";
import { PaneHandle } from "../../parts/pane-handle.tsx";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { useCommands } from "../../shell/use-commands.ts";
import { CustomerPane } from "./customer/customer-pane.tsx";
import { DeedDialogs } from "./deeds/deed-dialogs.tsx";
import { DeedKeys } from "./deeds/deed-keys.tsx";
import { InboxContext } from "./inbox-context.ts";
import { type InboxLayout, useInboxLayout } from "./inbox-layout.ts";
import { useInboxPlace } from "./inbox-place.ts";
import { ListHeader } from "./list/list-header.tsx";
import { ListPane } from "./list/list-pane.tsx";
import { SearchPane } from "./list/search-pane.tsx";
import { ConversationPane } from "./thread/conversation-pane.tsx";
import { useInboxState } from "./use-inbox-state.ts";
import { useSettled } from "./use-settled.ts";
import { OwnStatus } from "./views/own-status.tsx";
import { useViews, ViewsPane } from "./views/views-pane.tsx";

/** Views, the conversations of one, the open one, and who writes in it. */
export function Inbox() {
  const place = useInboxPlace();
  const views = useViews();
  const view = views.find(({ id }) => id === place.viewId) ?? standardViews[0]!;
  const counts = useViewCounts(views);
  const list = useConversationList(view, place.open);
  const layout = useInboxLayout();
  const inbox = useInboxState(view, place, list.ids);
  const shown = useSettled(place.open);
  const conversation = useRef<{ enter: () => void }>(null);
  const enter = () => conversation.current?.enter();
  const [words, search] = useState<string | null>(null);
  const count = counts.get(view.id)?.count;
  const customerShown = shown !== null && !layout.person.folded;
  // Where there is no room for all, whoever looks at the customer wants the conversation beside them; j and k still move.
  const listHidden = customerShown && !layout.beside;
  useDocumentTitle(count ? `(${count}) ${view.label}` : view.label, "Inbox");
  const goTo = (viewId: string) => {
    search(null);
    place.goTo(viewId);
  };
  useCommands(viewCommands(views, goTo));
  useCommands([
    { id: "inbox views", label: "Fold or unfold the views", group: "Inbox", run: layout.views.toggle },
    {
      id: "inbox customer",
      label: "Show or fold the customer",
      group: "Inbox",
      shortcut: "]",
      run: layout.person.toggle,
    },
  ]);
  return (
    <InboxContext value={inbox}>
      <div className="flex min-h-0 grow">
        {listHidden && <h1 className="sr-only">{view.label}</h1>}
        <Views layout={layout} views={views} view={view} counts={counts} onView={goTo} />
        <section
          aria-label={view.label}
          className={classes("shrink-0 flex-col", listHidden ? "hidden" : "flex")}
          style={{ width: layout.list.width }}
        >
          <ListHeader count={count} words={words} onSearch={search} />
          {words === null ? (
            <ListPane key={view.id} list={list} onEnter={enter} />
          ) : (
            <SearchPane words={words} onEnter={enter} />
          )}
        </section>
        {!listHidden && <PaneHandle label="the list" pane={layout.list} side="before" />}
        <section aria-label="Conversation" className="@container flex min-w-0 grow flex-col">
          {shown ? (
            <ConversationPane
              key={shown}
              conversationId={shown}
              handle={conversation}
              personShown={!layout.person.folded}
              onPerson={layout.person.toggle}
            />
          ) : (
            <NothingOpen />
          )}
        </section>
        {customerShown && <Customer conversationId={shown} layout={layout} />}
      </div>
      <DeedKeys />
      <DeedDialogs />
    </InboxContext>
  );
}

interface ViewsProps {
  layout: InboxLayout;
  views: ReturnType<typeof useViews>;
  view: ReturnType<typeof useViews>[number];
  counts: ReturnType<typeof useViewCounts>;
  onView: (viewId: string) => void;
}

function Views({ layout: { views: fold }, views, view, counts, onView }: ViewsProps) {
  const { folded, toggle } = fold;
  return (
    <div className={`flex shrink-0 flex-col border-r ${folded ? "w-12" : "w-48 2xl:w-52"}`}>
      <ViewsPane views={views} current={view} counts={counts} folded={folded} onView={onView} />
      <div className={`flex shrink-0 items-center gap-1 p-2 ${folded ? "flex-col-reverse" : ""}`}>
        <OwnStatus folded={folded} />
        <IconButton
          icon={folded ? PanelLeftOpen : PanelLeftClose}
          label={folded ? "Unfold the views" : "Fold the views"}
          side="right"
          onClick={toggle}
        />
      </div>
    </div>
  );
}

function Customer({ conversationId, layout }: { conversationId: string; layout: InboxLayout }) {
  const row = useRow(conversationId);
  return (
    <>
      <PaneHandle label="the customer" pane={layout.customer} side="after" />
      <aside aria-label="Customer" className="flex shrink-0 flex-col" style={{ width: layout.customer.width }}>
        {row && <CustomerPane key={row.personId} conversation={row} />}
      </aside>
    </>
  );
}

function NothingOpen() {
  return (
    <div className="flex grow items-center justify-center">
      <EmptyState icon={MessagesSquare} title="No conversation is open">
        <span className="inline-flex items-center gap-1.5">
          <KeyHint keys="j" /> and <KeyHint keys="k" /> move in the list and open what they reach,
        </span>{" "}
        <span className="inline-flex items-center gap-1.5">
          <KeyHint keys="?" /> shows all keys.
        </span>
      </EmptyState>
    </div>
  );
}

function viewCommands(views: ReturnType<typeof useViews>, goTo: (viewId: string) => void) {
  return views.map(({ id, label, icon, shortcut }) => ({
    id: `view ${id}`,
    label: `View: ${label}`,
    group: "Views",
    icon,
    run: () => goTo(id),
    ...(shortcut ? { shortcut } : {}),
  }));
}
