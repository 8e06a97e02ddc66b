import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { queries } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { ColumnChooser } from "../../parts/column-chooser.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { useTableView } from "../../parts/table-view.ts";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { useMay, useSession } from "../../shell/session.ts";
import { useAddress, useNameInAddress } from "./address.ts";
import { CatalogueKeys } from "./catalogue-keys.tsx";
import { CatalogueToolbar, ChosenBar } from "./catalogue-toolbar.tsx";
import { columnsOf } from "./columns.tsx";
import type { Draft } from "./draft.ts";
import { countScopes, type Entry, found, isUnmapped, keyOf, unmappedCoverage } from "./entry.ts";
import { useMapping } from "./mapping.ts";
import { MeaningPanel } from "./meaning-panel.tsx";
import { NothingFound } from "./nothing-found.tsx";
import { useSelection } from "./selection.ts";
import { UnmappedBanner } from "./unmapped-banner.tsx";

/** What each name means, and the place to say so: unmapped names first, then by volume. */
export function CatalogueScreen() {
  useDocumentTitle("Catalogue");
  const workspaceId = useSession().workspace.id;
  const list = useQuery(queries.timeline.catalogue.list.queryOptions({ input: { workspaceId } }));
  if (!list.isError || list.data) return <Catalogue entries={list.data} />;
  return (
    <>
      <PageHeader title="Catalogue" />
      <ErrorState sentence={refusalOf(list.error).sentence} onRetry={() => void list.refetch()} />
    </>
  );
}

const unread: readonly Entry[] = [];

/** The table and the panel beside it; without entries while they are read. */
function Catalogue({ entries: read }: { entries: readonly Entry[] | undefined }) {
  const entries = read ?? unread;
  const [search, setSearch] = useAddress();
  const mayMap = useMay("catalogue:edit");
  const shown = useMemo(() => found(entries, search), [entries, search]);
  const counts = useMemo(() => countScopes(entries), [entries]);
  const selection = useSelection(entries, useNameInAddress());
  const panel = usePanel(found(entries, { ...search, scope: "unmapped" }), selection);
  const { chosen, choose, show, moveTo, open } = selection;

  const columns = columnsOf({ chosen, onChoose: choose, onMap: mayMap ? show : undefined });
  const view = useTableView(columns, "catalogue");
  return (
    <>
      <PageHeader
        title="Catalogue"
        meta="What each name means"
        actions={<ColumnChooser columns={columns} view={view} />}
      >
        {chosen.size > 0 ? (
          <ChosenBar count={chosen.size} onMap={selection.showChosen} onClear={selection.clear} />
        ) : (
          <CatalogueToolbar search={search} counts={counts} onSearch={setSearch} />
        )}
      </PageHeader>
      <UnmappedBanner coverage={unmappedCoverage(entries)} onMap={mayMap ? panel.showFirst : undefined} />
      {mayMap && <CatalogueKeys selection={selection} onFirst={panel.showFirst} />}
      <DataTable
        label="Catalogue of names"
        columns={columns}
        rows={shown}
        rowKey={keyOf}
        view={view}
        loading={!read}
        openKey={open.length === 1 ? keyOf(open[0]!) : null}
        onOpen={mayMap ? show : undefined}
        onActive={moveTo}
        empty={<NothingFound search={search} any={counts.seen > 0} onSearch={setSearch} />}
      />
      <MeaningPanel entries={open} known={entries.filter((entry) => !isUnmapped(entry))} {...panel} />
    </>
  );
}

/** What the panel does with the names in it, and which name comes next. */
function usePanel(waiting: readonly Entry[], { open, show, close, clear }: ReturnType<typeof useSelection>) {
  const workspaceId = useSession().workspace.id;
  const mapping = useMapping(workspaceId);
  // Only who works through the unmapped names is led from one to the next.
  const next = open.every(isUnmapped) ? waiting.find((entry) => !open.includes(entry)) : undefined;
  const leave = () => {
    clear();
    if (next) show(next);
    else close();
  };
  return {
    workspaceId,
    busy: mapping.busy,
    hasNext: next !== undefined,
    showFirst: () => waiting[0] && show(waiting[0]),
    onSave: (draft: Draft) => void mapping.map(open, draft).then((saved) => saved && leave()),
    onUnmap: (entry: Entry) => mapping.unmap(entry),
    onClose: close,
  };
}
