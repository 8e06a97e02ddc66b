import { useState } from "react";

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => React.ReactNode;
  /** What to sort by in the browser. */
  sortBy?: (row: Row) => string | number | null | undefined;
  /** Set where the server sorts. */
  sortable?: boolean;
  /** Numbers stand at the end, so that their digits align. */
  align?: "start" | "end";
  /** In pixels. A column without one shares what is left. */
  width?: number;
  /** Hidden until somebody chooses it. */
  hidden?: boolean;
  /** Never hidden. */
  fixed?: boolean;
}

export interface Sort {
  column: string;
  descending: boolean;
}

/** What a reader has made of a table: its order, and the columns that are hidden. */
export interface TableView {
  sort: Sort | null;
  setSort: (sort: Sort | null) => void;
  hidden: ReadonlySet<string>;
  setHidden: (column: string, hidden: boolean) => void;
}

/** Keeps a table's view, and remembers its columns in this browser under the given name. */
export function useTableView<Row>(columns: readonly Column<Row>[], rememberAs?: string, first?: Sort): TableView {
  const [sort, setSort] = useState<Sort | null>(first ?? null);
  const [hidden, setAll] = useState(
    () => remembered(rememberAs) ?? new Set(columns.filter((c) => c.hidden).map((c) => c.id)),
  );
  const setHidden = (column: string, hide: boolean) => {
    const next = new Set(hidden);
    if (hide) next.add(column);
    else next.delete(column);
    setAll(next);
    if (rememberAs) localStorage.setItem(storageKey(rememberAs), JSON.stringify([...next]));
  };
  return { sort, setSort, hidden, setHidden };
}

function storageKey(name: string): string {
  return `throughline.columns.${name}`;
}

function remembered(name: string | undefined): Set<string> | undefined {
  const stored = name && localStorage.getItem(storageKey(name));
  if (!stored) return undefined;
  const list: unknown = JSON.parse(stored);
  return Array.isArray(list) ? new Set(list.filter((id) => typeof id === "string")) : undefined;
}
