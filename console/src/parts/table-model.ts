import {
  type ColumnDef,
  columnVisibilityFeature,
  createSortedRowModel,
  type Row as ModelRow,
  type ReactTable,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  type Updater,
  useTable,
} from "@tanstack/react-table";
import { useMemo } from "react";
import type { Column, TableView } from "./table-view.ts";

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature, sortedRowModel: createSortedRowModel() });

type Features = typeof features;
export type Model<Row extends object> = ReactTable<Features, Row>;
export type TableRow<Row extends object> = ModelRow<Features, Row>;

interface TableModelOptions<Row extends object> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  view: TableView;
}

/** Rows sorted and columns chosen, as the view says. */
export function useTableModel<Row extends object>({ columns, rows, rowKey, view }: TableModelOptions<Row>): Model<Row> {
  const definitions = useMemo(() => columns.map(definitionOf), [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const sorting = view.sort ? [{ id: view.sort.column, desc: view.sort.descending }] : [];
  return useTable<Features, Row>({
    features,
    columns: definitions,
    data,
    getRowId: rowKey,
    state: { sorting, columnVisibility: Object.fromEntries([...view.hidden].map((id) => [id, false])) },
    enableSortingRemoval: false,
    enableMultiSort: false,
    onSortingChange: (updater: Updater<SortingState>) => {
      const [next] = typeof updater === "function" ? updater(sorting) : updater;
      view.setSort(next ? { column: next.id, descending: next.desc } : null);
    },
  });
}

function definitionOf<Row extends object>(column: Column<Row>): ColumnDef<Features, Row> {
  const { id, header, cell, sortBy, sortable } = column;
  return {
    id,
    header,
    // What the server has sorted arrives in order; equal values keep it so.
    accessorFn: (row: Row) => sortBy?.(row) ?? undefined,
    cell: ({ row }) => cell(row.original),
    enableSorting: Boolean(sortBy ?? sortable),
    sortFn: (a, b, columnId) => compare(a.getValue(columnId), b.getValue(columnId)),
    sortUndefined: "last",
  };
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

function compare(left: unknown, right: unknown): number {
  if (typeof left === "string" && typeof right === "string") return collator.compare(left, right);
  return Number(left ?? 0) - Number(right ?? 0);
}
