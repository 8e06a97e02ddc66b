import type { Card } from "@throughline/server/people/contract.ts";
import { type Column, type TableView, useTableView } from "../../parts/table-view.ts";
import { type PeopleView, peopleSorts } from "./people-view.ts";

/** A table whose order is the server's and stands in the address. Each order has one way: names rise, the rest falls. */
export function useServerSort(
  columns: readonly Column<Card>[],
  view: PeopleView,
  change: (view: PeopleView) => void,
): TableView {
  const table = useTableView(columns, "people");
  return {
    ...table,
    sort: { column: view.sort, descending: view.sort !== "name" },
    setSort: (chosen) => {
      const sort = peopleSorts.find((each) => each === chosen?.column);
      if (sort) change({ ...view, sort });
    },
  };
}
