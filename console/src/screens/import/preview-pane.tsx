import { useMemo, useState } from "react";
import { Badge } from "../../parts/badge.tsx";
import { Banner } from "../../parts/banner.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { useTableView } from "../../parts/table-view.ts";
import type { Preview, PreviewRow } from "./imports.ts";
import { previewColumns } from "./preview-columns.tsx";
import { PreviewRowDrawer } from "./preview-row-drawer.tsx";

interface PreviewPaneProps {
  preview: Preview;
  /** Whether a newer one is on its way. */
  stale: boolean;
}

/** What the first rows become, as the mapping stands. */
export function PreviewPane({ preview, stale }: PreviewPaneProps) {
  const { rows, problem, columns, mapping } = preview;
  const timeZone = mapping.shape === "rows" ? mapping.timeZone : undefined;
  const shownColumns = useMemo(() => previewColumns(timeZone), [timeZone]);
  const view = useTableView(shownColumns);
  const [open, setOpen] = useState<PreviewRow | null>(null);
  const faulty = rows.filter(({ error }) => error).length;
  return (
    <section aria-labelledby="preview" aria-busy={stale} className="flex min-h-0 grow flex-col">
      <div className="flex h-12 shrink-0 items-center gap-2 border-b px-4">
        <h2 id="preview" className="text-title font-semibold">
          Preview
        </h2>
        <span className="text-muted tabular-nums">the first {formatNumber(rows.length)} rows</span>
        {!problem && (
          <span className="ml-auto" role="status">
            {faulty === 0 ? (
              <Badge tone="positive">All fine</Badge>
            ) : (
              <Badge tone="danger">{faulty === 1 ? "1 with an error" : `${formatNumber(faulty)} with errors`}</Badge>
            )}
          </span>
        )}
      </div>
      {problem && (
        <Banner edge tone="warning">
          {problem.sentence}
        </Banner>
      )}
      <DataTable
        label="Preview of the first rows"
        columns={shownColumns}
        rows={rows}
        rowKey={({ line }) => String(line)}
        view={view}
        openKey={open && String(open.line)}
        onOpen={setOpen}
        onActive={(row) => open && setOpen(row)}
        empty={<p className="p-6 text-center text-muted">The file has no rows.</p>}
      />
      <PreviewRowDrawer row={open} columns={columns} onClose={() => setOpen(null)} />
    </section>
  );
}
