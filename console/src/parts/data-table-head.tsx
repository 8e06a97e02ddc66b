import { ArrowDown, ArrowUp } from "lucide-react";
import { classes } from "./classes.ts";
import type { Model } from "./table-model.ts";
import type { Column, TableView } from "./table-view.ts";

interface DataTableHeadProps<Row extends object> {
  model: Model<Row>;
  columns: readonly Column<Row>[];
  view: TableView;
}

/** Column names that stay in sight, and sort where they can. */
export function DataTableHead<Row extends object>({ model, columns, view }: DataTableHeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={sortWord(column.id, view)}
            className="sticky top-0 z-10 h-8 border-b bg-canvas p-0 text-meta font-medium text-muted first:pl-2 last:pr-2"
          >
            <HeadCell model={model} column={column} view={view} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface HeadCellProps<Row extends object> {
  model: Model<Row>;
  column: Column<Row>;
  view: TableView;
}

function HeadCell<Row extends object>({ model, column, view }: HeadCellProps<Row>) {
  const cell = model.getColumn(column.id);
  const place = column.align === "end" ? "justify-end" : "justify-start";
  if (!cell?.getCanSort()) {
    return <div className={classes("flex h-8 items-center truncate px-2", place)}>{column.header}</div>;
  }
  const sorted = view.sort?.column === column.id;
  const Arrow = view.sort?.descending ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={cell.getToggleSortingHandler()}
      className={classes(
        "group/sort flex h-8 w-full cursor-default items-center gap-1 rounded-sm px-2 -outline-offset-2 hover:text-text",
        place,
        sorted && "text-text",
        column.align === "end" && "flex-row-reverse justify-start",
      )}
    >
      <span className="truncate">{column.header}</span>
      <Arrow
        size={12}
        aria-hidden
        className={classes("shrink-0", !sorted && "opacity-0 group-hover/sort:opacity-60")}
      />
    </button>
  );
}

function sortWord(id: string, { sort }: TableView): "ascending" | "descending" | undefined {
  if (sort?.column !== id) return undefined;
  return sort.descending ? "descending" : "ascending";
}
