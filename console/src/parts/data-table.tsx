import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { classes } from "./classes.ts";
import { DataTableHead } from "./data-table-head.tsx";
import { DataTableRow, DataTableSkeleton, rowHeight } from "./data-table-row.tsx";
import { useListKeys } from "./list-keys.ts";
import { type TableRow, useTableModel } from "./table-model.ts";
import type { Column, TableView } from "./table-view.ts";

interface DataTableProps<Row extends object> {
  /** What the rows are, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  view: TableView;
  loading?: boolean;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
  onOpen?: (row: Row) => void;
  /** Told when the keyboard moves to a row, so that a side panel can follow. */
  onActive?: (row: Row) => void;
  /** The row to begin at, for a reader who comes back. */
  startKey?: string | undefined;
  /** The row whose details are shown elsewhere. */
  openKey?: string | null;
  /** How many rows there are in all, if more than are loaded. */
  total?: number;
  onEndReached?: () => void;
  /** Below the last row, usually `LoadMore`. */
  footer?: ReactNode;
  /** Whether j and k reach this table from anywhere on the page. */
  wholePage?: boolean;
}

/** Rows and columns at any length: sorted, chosen, moved in with j and k, opened with Enter. */
export function DataTable<Row extends object>({ columns, rows, rowKey, view, ...rest }: DataTableProps<Row>) {
  const {
    label,
    loading,
    empty,
    onOpen,
    onActive,
    openKey,
    startKey,
    total,
    onEndReached,
    footer,
    wholePage = true,
  } = rest;
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const baseId = useId();
  const model = useTableModel({ columns, rows, rowKey, view });
  const modelRows = model.getRowModel().rows;
  const window = useRowWindow(scroller, modelRows, onEndReached);
  const [activeKey, setActiveKey] = useActive(modelRows, startKey);
  const active = modelRows.findIndex((row) => row.id === activeKey);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once; afterwards the reader moves by himself.
  useEffect(() => {
    const start = modelRows.findIndex((row) => row.id === startKey);
    if (start > 0) window.reveal(start, "center");
  }, []);

  const moveTo = (index: number) => {
    const row = modelRows[index];
    if (!row) return;
    setActiveKey(row.id);
    onActive?.(row.original);
    window.reveal(index);
    grid.current?.focus({ preventScroll: true });
  };
  const open = onOpen && ((index: number) => modelRows[index] && onOpen(modelRows[index].original));
  useListKeys({ list: grid, count: modelRows.length, active, onMove: moveTo, onOpen: open, wholePage });

  const shown = columns.filter((column) => !view.hidden.has(column.id));
  return (
    <div ref={scroller} className="min-h-0 grow overflow-auto overscroll-contain">
      <table
        ref={grid}
        data-list
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is moved in is a grid (ARIA 1.2).
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-busy={loading}
        aria-rowcount={(total ?? modelRows.length) + 1}
        aria-activedescendant={active >= 0 ? `${baseId}-${activeKey}` : undefined}
        style={{ minWidth: minimumWidth(shown) }}
        className="group/grid w-full table-fixed border-separate border-spacing-0 outline-none"
      >
        <colgroup>
          {shown.map(({ id, width }) => (
            <col key={id} style={{ width }} />
          ))}
        </colgroup>
        <DataTableHead model={model} columns={shown} view={view} />
        <tbody>
          {loading && <DataTableSkeleton columns={shown} />}
          <Spacer height={window.before} span={shown.length} />
          {!loading &&
            window.items.map(({ index, row }) => (
              <DataTableRow
                key={row.id}
                id={`${baseId}-${row.id}`}
                row={row}
                index={index}
                columns={shown}
                active={row.id === activeKey}
                open={row.id === openKey}
                onPress={() => {
                  setActiveKey(row.id);
                  onOpen?.(row.original);
                }}
              />
            ))}
          <Spacer height={window.after} span={shown.length} />
        </tbody>
      </table>
      {!loading && modelRows.length === 0 && empty}
      <div className={classes("sticky left-0", loading && "hidden")}>{footer}</div>
    </div>
  );
}

/** The rows near the viewport, and the height of those left out. */
function useRowWindow<Row extends object>(
  scroller: React.RefObject<HTMLDivElement | null>,
  rows: readonly TableRow<Row>[],
  onEndReached: (() => void) | undefined,
) {
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]!.id,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    onChange: (instance) => {
      const last = instance.range?.endIndex ?? 0;
      if (rows.length > 0 && last >= rows.length - 12) onEndReached?.();
    },
  });
  const items = virtualizer.getVirtualItems();
  return {
    items: items.map(({ index }) => ({ index, row: rows[index]! })),
    before: items[0]?.start ?? 0,
    after: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0),
    reveal: (index: number, align: "auto" | "center" = "auto") => virtualizer.scrollToIndex(index, { align }),
  };
}

/** The row the keyboard is at, by key: rows may come and go around it. */
function useActive<Row extends object>(rows: readonly TableRow<Row>[], start: string | undefined) {
  const [key, setKey] = useState<string | null>(start ?? null);
  const present = useMemo(() => key !== null && rows.some((row) => row.id === key), [rows, key]);
  return [present ? key : null, setKey] as const;
}

function Spacer({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  );
}

function minimumWidth<Row>(columns: readonly Column<Row>[]): number {
  return columns.reduce((sum, column) => sum + (column.width ?? 160), 0);
}
