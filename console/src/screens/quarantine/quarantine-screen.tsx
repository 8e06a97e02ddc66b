import { PackageCheck, RotateCw } from "lucide-react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { LoadMore } from "../../parts/load-more.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { type Column, useTableView } from "../../parts/table-view.ts";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { useSourceName } from "../../touchpoints/source-name.ts";
import { QuarantineDrawer } from "./quarantine-drawer.tsx";
import { type Quarantined, useQuarantine } from "./quarantined.ts";

const columns: Column<Quarantined>[] = [
  { id: "at", header: "Received", width: 112, cell: ({ receivedAt }) => <RelativeTime at={receivedAt} /> },
  { id: "source", header: "Source", width: 128, cell: ({ sourceId }) => <SourceCell sourceId={sourceId} /> },
  { id: "reason", header: "Why it was not stored", fixed: true, cell: ({ reason }) => reason },
  {
    id: "raw",
    header: "What was sent",
    cell: ({ raw }) => <code className="font-mono text-meta text-muted">{raw.slice(0, 200)}</code>,
  },
];

/** What could not be stored and why, newest first. */
export function QuarantineScreen() {
  useDocumentTitle("Quarantine", "Settings");
  const pages = useQuarantine();
  const rows = pages.data?.pages.flatMap(({ quarantined }) => quarantined) ?? [];
  const total = pages.data?.pages[0]?.total;
  const [open, setOpen] = useState<Quarantined | null>(null);
  const view = useTableView(columns, "quarantine");
  if (pages.isError && !pages.data) {
    return <ErrorState sentence={refusalOf(pages.error).sentence} onRetry={() => void pages.refetch()} />;
  }
  return (
    <>
      <div className="flex h-12 shrink-0 items-center gap-3 border-b px-4">
        <h2 className="text-title font-semibold">Quarantine</h2>
        <span className="min-w-0 truncate text-muted">What could not be stored, and why. Nothing is thrown away.</span>
        <div className="ml-auto">
          <IconButton icon={RotateCw} label="Look again" onClick={() => void pages.refetch()} />
        </div>
      </div>
      <DataTable
        label="Quarantine"
        columns={columns}
        rows={rows}
        rowKey={({ quarantinedId }) => quarantinedId}
        view={view}
        loading={pages.isPending}
        openKey={open?.quarantinedId ?? null}
        onOpen={setOpen}
        onActive={(item) => open && setOpen(item)}
        empty={
          <EmptyState icon={PackageCheck} title="Everything that was sent could be stored">
            An item that has no name, no person or an impossible time waits here with the reason, while the rest of its
            batch is stored.
          </EmptyState>
        }
        footer={
          rows.length > 0 && (
            <LoadMore
              shown={rows.length}
              {...(total === undefined ? {} : { total })}
              what="items"
              hasMore={pages.hasNextPage}
              busy={pages.isFetchingNextPage}
              {...(pages.isError ? { problem: refusalOf(pages.error).sentence } : {})}
              onMore={() => void pages.fetchNextPage()}
            />
          )
        }
      />
      <QuarantineDrawer item={open} onClose={() => setOpen(null)} />
    </>
  );
}

function SourceCell({ sourceId }: { sourceId: string | null }) {
  const name = useSourceName(sourceId ?? undefined);
  return name ?? <span className="text-muted">{sourceId ? "A key" : "Unknown"}</span>;
}
