import { Columns3 } from "lucide-react";
import { IconButton } from "./icon-button.tsx";
import { Menu } from "./menu.tsx";
import type { Column, TableView } from "./table-view.ts";

interface ColumnChooserProps<Row> {
  columns: readonly Column<Row>[];
  view: TableView;
}

/** Shows and hides the columns of a table. */
export function ColumnChooser<Row>({ columns, view }: ColumnChooserProps<Row>) {
  return (
    <Menu
      align="end"
      trigger={<IconButton icon={Columns3} label="Columns" />}
      entries={columns.map(({ id, header, fixed }) => ({
        kind: "check",
        label: header,
        checked: !view.hidden.has(id),
        disabled: fixed ?? false,
        change: (shown) => view.setHidden(id, !shown),
      }))}
    />
  );
}
