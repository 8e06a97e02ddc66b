import type { MouseEvent } from "react";
import { classes } from "./classes.ts";
import { Skeleton } from "./skeleton.tsx";
import type { TableRow } from "./table-model.ts";
import type { Column } from "./table-view.ts";

export const rowHeight = 36;

interface DataTableRowProps<Row extends object> {
  id: string;
  row: TableRow<Row>;
  index: number;
  columns: readonly Column<Row>[];
  active: boolean;
  open: boolean;
  onPress: () => void;
}

/** One row. A click on a link or button inside it is that link's or button's. */
export function DataTableRow<Row extends object>({ id, row, index, columns, ...rest }: DataTableRowProps<Row>) {
  const { active, open, onPress } = rest;
  const press = (event: MouseEvent) => {
    const own = (event.target as Element).closest("a, button, input, label");
    if (!own && !window.getSelection()?.toString()) onPress();
  };
  return (
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={open}
      onClick={press}
      className={classes(
        "group/row h-9 cursor-default",
        open ? "bg-accent-tint" : "hover:bg-hover",
        active &&
          "group-focus-visible/grid:outline-2 group-focus-visible/grid:-outline-offset-2 group-focus-visible/grid:outline-focus",
        active && !open && "bg-hover",
      )}
    >
      {columns.map((column) => (
        <td
          key={column.id}
          className={classes(
            "h-9 truncate border-b px-2 py-0 first:pl-4 last:pr-4",
            column.align === "end" && "text-right tabular-nums",
          )}
        >
          {column.cell(row.original)}
        </td>
      ))}
    </tr>
  );
}

const widths = ["w-3/5", "w-2/5", "w-4/5", "w-1/2", "w-2/3"];

/** Rows on their way. */
export function DataTableSkeleton<Row>({ columns, rows = 12 }: { columns: readonly Column<Row>[]; rows?: number }) {
  return Array.from({ length: rows }, (_, line) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: identical lines without identity.
    <tr key={line} aria-hidden className="h-9">
      {columns.map((column, place) => (
        <td key={column.id} className="h-9 border-b px-2 py-0 first:pl-4 last:pr-4">
          <div className={column.align === "end" ? "flex justify-end" : ""}>
            <Skeleton width={widths[(line + place * 2) % widths.length]} />
          </div>
        </td>
      ))}
    </tr>
  ));
}
