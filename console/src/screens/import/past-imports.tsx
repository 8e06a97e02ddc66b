import { formatBytes, formatNumber, formatShare } from "../../parts/format-number.ts";
import { RelativeTime } from "../../parts/relative-time.tsx";
import type { Column } from "../../parts/table-view.ts";
import type { ShownImport } from "./imports.ts";
import { StateBadge } from "./state-badge.tsx";

/** The columns of the list of imports. */
export const importColumns: Column<ShownImport>[] = [
  {
    id: "file",
    header: "File",
    fixed: true,
    sortBy: ({ fileName }) => fileName,
    cell: ({ fileName }) => (
      <span className="font-medium" title={fileName}>
        {fileName}
      </span>
    ),
  },
  { id: "state", header: "State", width: 176, sortBy: ({ state }) => state, cell: (one) => <StateCell shown={one} /> },
  { id: "rows", header: "Rows", width: 104, align: "end", sortBy: ({ rows }) => rows, cell: ({ rows }) => count(rows) },
  {
    id: "stored",
    header: "New",
    width: 104,
    align: "end",
    sortBy: ({ stored }) => stored,
    cell: ({ stored }) => count(stored),
  },
  {
    id: "there",
    header: "Known already",
    width: 120,
    align: "end",
    sortBy: ({ alreadyThere }) => alreadyThere,
    cell: ({ alreadyThere }) => count(alreadyThere),
  },
  {
    id: "faulty",
    header: "With errors",
    width: 104,
    align: "end",
    sortBy: ({ faulty }) => faulty,
    cell: ({ faulty }) => (faulty > 0 ? <span className="text-danger-text">{formatNumber(faulty)}</span> : count(0)),
  },
  {
    id: "size",
    header: "Size",
    width: 88,
    align: "end",
    sortBy: ({ fileBytes }) => fileBytes,
    cell: ({ fileBytes }) => formatBytes(fileBytes),
  },
  {
    id: "uploaded",
    header: "Uploaded",
    width: 168,
    sortBy: ({ uploadedAt }) => uploadedAt.getTime(),
    cell: ({ uploadedAt, uploadedBy }) => (
      <span title={uploadedBy}>
        <RelativeTime at={uploadedAt} /> by {uploadedBy}
      </span>
    ),
  },
];

function StateCell({ shown: { state, bytes, fileBytes } }: { shown: ShownImport }) {
  return (
    <span className="flex items-center gap-2">
      <StateBadge state={state} />
      {state === "running" && <span className="text-muted tabular-nums">{formatShare(bytes / fileBytes)}</span>}
    </span>
  );
}

function count(value: number) {
  return value > 0 ? formatNumber(value) : <span className="text-muted">—</span>;
}
