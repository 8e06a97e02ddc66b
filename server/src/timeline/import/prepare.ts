import { isObject, type JsonObject } from "../collect/body.ts";
import { type Fault, fault, isFault } from "../collect/fault.ts";
import type { CollectedItem } from "../collect/item.ts";
import { touchpointIdOf } from "../collect/touchpoint-id.ts";
import { columnNames, valueAt } from "./columns.ts";
import { mapMessage } from "./map-message.ts";
import { type Mapped, type Moment, rowMapper } from "./map-row.ts";
import type { Occurrences } from "./occurrences.ts";
import type { Delimited, Plan, RowMapping } from "./plan.ts";
import { readJsonText } from "./read-json.ts";
import { type FileRow, type Place, readRows } from "./read-rows.ts";

/** A row ready to be recorded, or why it cannot be. */
export interface Prepared {
  line: number;
  next: Place;
  item: CollectedItem | Fault;
  raw: () => string;
}

/** Reads a file's rows as touchpoints, some thousands at a time. */
export async function* prepareRows(
  path: string,
  plan: Plan,
  occurrences: Occurrences,
  momentOf: () => Moment,
): AsyncGenerator<Prepared[]> {
  let map: RowReader | undefined;
  for await (const rows of readRows(path, plan.format)) {
    const moment = momentOf();
    if (!map) {
      map = mapperOf(plan, rows[0]!);
      if (plan.format.kind === "csv" && plan.format.header) rows.shift();
    }
    yield rows.map((row) => prepared(row, map!, moment, occurrences));
  }
}

/** The same for some rows at the beginning of a file, whose columns are counted by the first. */
export function prepareSample(
  plan: Plan,
  first: FileRow | undefined,
  rows: readonly FileRow[],
  occurrences: Occurrences,
  moment: Moment,
): Prepared[] {
  if (!first) return [];
  const map = mapperOf(plan, first);
  return rows.map((row) => prepared(row, map, moment, occurrences));
}

function prepared(row: FileRow, map: RowReader, moment: Moment, occurrences: Occurrences): Prepared {
  const { line, next, raw } = row;
  const mapped = isFault(row.cells) ? row.cells : map(row.cells, moment);
  return { line, next, raw, item: isFault(mapped) ? mapped : identified(mapped, occurrences) };
}

function identified({ item, content }: Mapped, occurrences: Occurrences): CollectedItem {
  const { messageId } = item;
  return { ...item, touchpointId: messageId === null ? occurrences.idOf(content) : touchpointIdOf(messageId) };
}

type RowReader = (cells: string[], moment: Moment) => Mapped | Fault;

function mapperOf({ format, mapping }: Plan, first: FileRow): RowReader {
  if (format.kind === "csv" && mapping.shape === "rows") return cellsMapper(format, mapping, first);
  const map = mapping.shape === "rows" ? objectMapper(mapping) : mapMessage;
  return ([text = ""], moment) => {
    const value = readJsonText(text);
    return isFault(value) ? value : map(value, moment);
  };
}

function objectMapper(mapping: RowMapping): (value: unknown, moment: Moment) => Mapped | Fault {
  const map = rowMapper<JsonObject>(mapping, { isJson: true, of: (column) => (object) => valueAt(object, column) });
  return (value, moment) => (isObject(value) ? map(value, moment) : notAnObject);
}

const notAnObject = fault("not_an_object", "It is JSON, but not a JSON object.");

function cellsMapper(format: Delimited, mapping: RowMapping, first: FileRow): RowReader {
  const columns = isFault(first.cells) ? [] : columnNames(first.cells, format.header);
  const pick = (index: number) => (cells: string[]) => cells[index];
  const map = rowMapper<string[]>(mapping, { isJson: false, of: (column) => pick(columns.indexOf(column)) });
  return (cells, moment) => cellCountFault(cells, columns.length) ?? map(cells, moment);
}

function cellCountFault(cells: string[], columns: number): Fault | null {
  if (cells.length === columns) return null;
  // Many programs end their rows with a delimiter or two.
  if (cells.length > columns && cells.slice(columns).every((cell) => cell.trim() === "")) return null;
  return fault("wrong_cell_count", `It has ${cells.length} cells; the first row has ${columns}.`);
}
