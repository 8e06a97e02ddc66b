import type { JsonObject } from "../collect/body.ts";
import { type Fault, fault, isFault } from "../collect/fault.ts";
import { identifierOf } from "../collect/identifier.ts";
import { fixedNames } from "../collect/item-name.ts";
import { limits } from "../collect/limits.ts";
import type { Named, RowMapping, TimeFormat } from "./plan.ts";
import { timeReaders } from "./read-time.ts";
import { readCell, readJsonValue, shortened } from "./read-value.ts";
import { type WallClock, wallClockOf } from "./time-zone.ts";

/** Takes a column's value out of a row. */
export interface Picking<Row> {
  of: (column: string) => (row: Row) => unknown;
  /** Values are JSON's own, not the text of a cell. */
  isJson: boolean;
}

/** Whom a row is about. */
export interface Identity {
  userId: string | undefined;
  anonymousId: string | undefined;
  email: string | undefined;
  phone: string | undefined;
}

/** Reads whom a row is about: whatever identifiers it has. */
export function identityReader<Row>(mapping: RowMapping, picking: Picking<Row>): (row: Row) => Identity | Fault {
  const kinds = (["userId", "anonymousId", "email", "phone"] as const).filter((kind) => mapping[kind] !== null);
  const readers = kinds.map((kind) => [kind, idReader(mapping[kind]!, picking)] as const);
  return (row) => {
    const identity: Identity = { userId: undefined, anonymousId: undefined, email: undefined, phone: undefined };
    for (const [kind, read] of readers) {
      const id = read(row);
      if (isFault(id)) return id;
      identity[kind] = id;
    }
    return readers.some(([kind]) => identity[kind] !== undefined) ? identity : missingIdentity;
  };
}

const missingIdentity = fault("missing_identity", "It does not say whose it is: all columns of identifiers are empty.");

/** Reads an id out of a column; undefined if it is empty. */
export function idReader<Row>(column: string, picking: Picking<Row>): (row: Row) => string | undefined | Fault {
  const pick = picking.of(column);
  return (row) => {
    const id = identifierOf(pick(row), `“${column}”`);
    return typeof id === "string" ? id.trim() : id;
  };
}

/** Reads what happened. */
export function nameReader<Row>(event: RowMapping["event"], picking: Picking<Row>): (row: Row) => string | Fault {
  if (event === null) return () => fixedNames.identify;
  if ("constant" in event) return () => event.constant;
  const pick = picking.of(event.column);
  return (row) => {
    const name = pick(row);
    if (typeof name !== "string" || name.trim() === "") return missingEvent;
    return name.length > limits.nameCharacters ? longEvent : name.trim();
  };
}

const missingEvent = fault("missing_event", "It does not say what happened: the column of the event's name is empty.");
const longEvent = fault("too_long", `The event's name is longer than ${limits.nameCharacters} characters.`);

/** Reads when it happened, as epoch milliseconds; undefined where rows have no time. */
export function timeReader<Row>({ time, timeZone = "UTC" }: RowMapping, picking: Picking<Row>) {
  if (time === null) return () => undefined;
  const pick = picking.of(time.column);
  const clock = wallClockOf(timeZone);
  return (row: Row, receivedAt: number) => occurredAt(pick(row), time.column, time.format, clock, receivedAt);
}

function occurredAt(found: unknown, column: string, format: TimeFormat, clock: WallClock, receivedAt: number) {
  const text = typeof found === "number" ? String(found) : found;
  if (typeof text !== "string" || text.trim() === "")
    return fault("invalid_time", `“${column}” is empty: when was it?`);
  const time = timeReaders[format](text.trim(), clock);
  if (time === null)
    return fault(
      "invalid_time",
      `“${column}” holds ${JSON.stringify(shortened(text))}, which is no time in this format.`,
    );
  if (time < limits.earliest) return fault("time_out_of_range", `“${column}” is before 1971.`);
  if (time <= receivedAt + limits.futureMilliseconds) return time;
  return fault("time_out_of_range", `“${column}” is more than a day in the future.`);
}

/** Reads columns into an object. */
export function objectReader<Row>(named: readonly Named[], picking: Picking<Row>): (row: Row) => JsonObject | Fault {
  // In the order of their names, so that the same content is the same text whatever the order of the columns.
  const readers = named
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((one) => ({ ...one, pick: picking.of(one.column) }));
  const read = picking.isJson ? readJsonValue : readCell;
  return (row) => {
    const object: JsonObject = {};
    for (const { name, column, type, pick } of readers) {
      const value = read(pick(row), type, column);
      if (isFault(value)) return value;
      if (value !== undefined) object[name] = value;
    }
    return object;
  };
}
