import { ScrollText, Search, SearchX } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { LoadMore } from "../../parts/load-more.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { type Column, useTableView } from "../../parts/table-view.ts";
import { TextField } from "../../parts/text-field.tsx";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { type AuditEntry, useAudit } from "./audit.ts";
import { AuditDrawer } from "./audit-drawer.tsx";
import { actInWords, actorInWords, objectOf } from "./audit-words.ts";

const columns: Column<AuditEntry>[] = [
  { id: "at", header: "When", width: 112, cell: ({ at }) => <RelativeTime at={at} /> },
  { id: "who", header: "Who", width: 176, cell: actorInWords },
  {
    id: "what",
    header: "What",
    fixed: true,
    cell: (entry) => (
      <>
        <span className="text-muted">{actInWords(entry.act)}</span>{" "}
        <span className="font-medium">{objectOf(entry)}</span>
      </>
    ),
  },
  {
    id: "from",
    header: "From",
    width: 136,
    cell: ({ ip }) => <span className="text-muted tabular-nums">{ip || "—"}</span>,
  },
];

/** Every administrative act: who, when, what, from where. */
export function AuditPage() {
  useDocumentTitle("Audit log", "Settings");
  const [text, setText] = useState("");
  const query = useDeferredValue(text.trim());
  const { pages, shown, readCount, searching } = useAudit(query);
  const [open, setOpen] = useState<AuditEntry | null>(null);
  const view = useTableView(columns, "audit");
  if (pages.isError && !pages.data) {
    return <ErrorState sentence={refusalOf(pages.error).sentence} onRetry={() => void pages.refetch()} />;
  }
  return (
    <>
      <div className="flex h-12 shrink-0 items-center gap-3 border-b px-4">
        <h2 className="text-title font-semibold">Audit log</h2>
        <div className="ml-auto w-72">
          <TextField
            label="Search the audit log"
            labelHidden
            type="search"
            size="small"
            icon={Search}
            placeholder="A name, a key, an act, an address"
            value={text}
            onValueChange={setText}
          />
        </div>
      </div>
      <DataTable
        label="Audit log"
        columns={columns}
        rows={shown}
        rowKey={({ entryId }) => entryId}
        view={view}
        loading={pages.isPending}
        openKey={open?.entryId ?? null}
        onOpen={setOpen}
        onActive={(entry) => open && setOpen(entry)}
        empty={<Nothing query={query} searching={searching} />}
        footer={
          readCount > 0 && (
            <LoadMore
              shown={shown.length}
              what={query ? `of ${formatNumber(readCount)} acts that were searched` : "acts"}
              hasMore={pages.hasNextPage}
              busy={pages.isFetchingNextPage}
              {...(pages.isError ? { problem: refusalOf(pages.error).sentence } : {})}
              onMore={() => void pages.fetchNextPage()}
            />
          )
        }
      />
      <AuditDrawer entry={open} onClose={() => setOpen(null)} />
    </>
  );
}

function Nothing({ query, searching }: { query: string; searching: boolean }) {
  if (searching) return <p className="p-6 text-center text-muted">Searching older acts…</p>;
  if (query)
    return (
      <EmptyState icon={SearchX} title="No act matches">
        No act has all of these words.
      </EmptyState>
    );
  return (
    <EmptyState icon={ScrollText} title="Nothing has been done yet">
      Each change of settings, members, keys and meanings is kept here.
    </EmptyState>
  );
}
