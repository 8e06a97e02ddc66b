import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import type { Card } from "@throughline/server/people/contract.ts";
import { useMemo } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { ChannelAndStage } from "../../filters/channel-and-stage.tsx";
import { SearchText } from "../../filters/search-text.tsx";
import { ColumnChooser } from "../../parts/column-chooser.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { LoadMore } from "../../parts/load-more.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { SegmentedControl } from "../../parts/segmented-control.tsx";
import { peopleColumns } from "../../people/people-columns.tsx";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { useSession } from "../../shell/session.ts";
import { PeopleEmpty } from "./people-empty.tsx";
import { isNarrowed, type PeopleView, searchOf, viewOf, type Who } from "./people-view.ts";
import { Review } from "./review-drawer.tsx";
import { useFirstArrivals, usePeople, usePeopleCount } from "./use-people.ts";
import { useServerSort } from "./use-server-sort.ts";

const whoOptions: readonly { value: Who; label: string }[] = [
  { value: "everyone", label: "Everyone" },
  { value: "known", label: "Known" },
  { value: "anonymous", label: "Anonymous" },
];

/** Everybody, found and sorted by the server. */
export function PeopleScreen() {
  useDocumentTitle("People");
  const { currency } = useSession().workspace;
  const columns = useMemo(() => peopleColumns(currency), [currency]);
  const [view, change] = useView();
  const table = useServerSort(columns, view, change);
  const list = usePeople(view);
  const count = usePeopleCount();
  useFirstArrivals(count === 0);
  const openPerson = useOpenPerson();
  const lastOpened = useLocation({ select: ({ hash }) => hash });

  return (
    <>
      <PageHeader
        title="People"
        meta={count !== undefined && formatNumber(count)}
        actions={
          <>
            <Review />
            <ColumnChooser columns={columns} view={table} />
          </>
        }
      >
        <SearchText
          label="Search people"
          placeholder="Name, email, phone or id"
          text={view.q}
          pauseMilliseconds={120}
          onChange={(q) => change({ ...view, q })}
        />
        <SegmentedControl
          label="Whom to show"
          options={whoOptions}
          value={view.who}
          onChange={(who) => change({ ...view, who })}
        />
        <ChannelAndStage
          channel={view.channel}
          stage={view.stage}
          onChange={(chosen) => change({ ...view, ...chosen })}
        />
      </PageHeader>
      {list.isError && list.people.length === 0 ? (
        <ErrorState sentence={refusalOf(list.error).sentence} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label="People"
          columns={columns}
          rows={list.people}
          rowKey={(card) => card.personId}
          view={table}
          loading={list.isPending}
          onOpen={openPerson}
          startKey={lastOpened}
          onEndReached={() =>
            list.hasNextPage && !list.isFetchingNextPage && !list.isError && void list.fetchNextPage()
          }
          empty={
            <PeopleEmpty
              narrowed={isNarrowed(view)}
              q={view.q}
              onClear={() => change({ ...viewOf({}), sort: view.sort })}
            />
          }
          footer={list.people.length > 0 && <Foot list={list} total={isNarrowed(view) ? undefined : count} />}
        />
      )}
    </>
  );
}

function Foot({ list, total }: { list: ReturnType<typeof usePeople>; total: number | undefined }) {
  return (
    <LoadMore
      shown={list.people.length}
      {...(total === undefined ? {} : { total: Math.max(total, list.people.length) })}
      what="people"
      hasMore={list.hasNextPage}
      busy={list.isFetchingNextPage}
      {...(list.isError ? { problem: refusalOf(list.error).sentence } : {})}
      onMore={() => void list.fetchNextPage()}
    />
  );
}

function useView(): [PeopleView, (view: PeopleView) => void] {
  const search = useSearch({ from: "/inside/people" });
  const navigate = useNavigate();
  const change = (view: PeopleView) => void navigate({ to: "/people", search: searchOf(view), replace: true });
  return [viewOf(search), change];
}

/** Opens a person, and leaves in the address where one was, so that the way back leads to the same line. */
function useOpenPerson(): (card: Card) => void {
  const navigate = useNavigate();
  return async ({ personId }) => {
    await navigate({ to: "/people", search: true, hash: personId, replace: true, hashScrollIntoView: false });
    await navigate({ to: "/people/$personId", params: { personId } });
  };
}
