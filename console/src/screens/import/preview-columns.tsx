import { CircleAlert } from "lucide-react";
import { ChannelIcon } from "../../parts/channel-icon.tsx";
import type { Column } from "../../parts/table-view.ts";
import { formatTimeIn } from "./format-time-in.ts";
import type { PreviewRow } from "./imports.ts";

/** The columns of the preview: what each of the first rows becomes, or why it becomes nothing. */
export function previewColumns(timeZone: string | undefined): Column<PreviewRow>[] {
  return [
    {
      id: "line",
      header: "Line",
      width: 56,
      align: "end",
      fixed: true,
      cell: ({ line }) => <span className="text-muted">{line}</span>,
    },
    { id: "becomes", header: "Becomes", width: 200, cell: (row) => <BecomesCell row={row} /> },
    {
      id: "when",
      header: "When",
      width: 168,
      cell: ({ touchpoint }) => touchpoint && formatTimeIn(timeZone, touchpoint.occurredAt),
    },
    { id: "who", header: "Who", cell: ({ touchpoint }) => touchpoint && namesOf(touchpoint) },
    { id: "properties", header: "Properties and traits", cell: (row) => <GistCell row={row} /> },
  ];
}

function BecomesCell({ row: { touchpoint, error } }: { row: PreviewRow }) {
  if (error) {
    return (
      <span className="flex items-center gap-1.5 text-danger-text" title={error.reason}>
        <CircleAlert size={16} className="shrink-0" aria-hidden />
        <span className="truncate">{error.reason}</span>
      </span>
    );
  }
  if (!touchpoint) return <span className="text-muted">Nothing yet</span>;
  return (
    <span className="flex items-center gap-1.5">
      <ChannelIcon channel={touchpoint.channel} />
      <span className="truncate">{touchpoint.kind === "identify" ? "What is known of them" : touchpoint.name}</span>
    </span>
  );
}

function namesOf({ identifiers }: NonNullable<PreviewRow["touchpoint"]>): string {
  return identifiers.map(({ value }) => value).join(", ");
}

function GistCell({ row: { touchpoint } }: { row: PreviewRow }) {
  if (!touchpoint) return null;
  const entries = Object.entries({ ...touchpoint.properties, ...touchpoint.traits });
  return (
    <span className="text-muted">
      {entries
        .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
        .join(" · ")}
    </span>
  );
}
