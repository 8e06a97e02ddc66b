import type { Mapping, Plan, RowMapping } from "./plan.ts";
import type { Sample } from "./sample.ts";
import { isTimeZone } from "./time-zone.ts";

/** Why an import cannot run by a plan, and which part of it is to blame. */
export interface Problem {
  sentence: string;
  field: string;
}

/** Why the file of a sample cannot be imported by a plan. */
export function problemIn(sample: Sample, plan: Plan): Problem | null {
  if (sample.unreadable) return { sentence: sample.unreadable, field: "format" };
  // Lines of JSON may hold anything, whatever the first ones do.
  return problemOf(plan, plan.format.kind === "csv" ? sample.columns.map(({ name }) => name) : null);
}

/** What is wrong with a plan; `columns` are the file's, or null if its rows may hold anything. */
function problemOf({ format, mapping }: Plan, columns: readonly string[] | null): Problem | null {
  if (mapping.shape === "messages") return format.kind === "json_lines" ? null : messagesInCells;
  return whoAndWhen(mapping) ?? unknownTimeZone(mapping) ?? repeatedName(mapping) ?? unknownColumn(mapping, columns);
}

const messagesInCells = {
  sentence: "Only JSON Lines can hold messages: say what the columns mean.",
  field: "mapping.shape",
};

function whoAndWhen({ userId, anonymousId, email, phone, event, time }: RowMapping): Problem | null {
  if (userId === null && anonymousId === null && email === null && phone === null)
    return {
      sentence: "Say which column holds the user id, email, phone or anonymous id: whose touchpoints are these?",
      field: "mapping.userId",
    };
  if (event !== null && time === null)
    return { sentence: "Say which column holds the time: when did it happen?", field: "mapping.time" };
  return null;
}

function unknownTimeZone({ timeZone = "UTC" }: RowMapping): Problem | null {
  if (isTimeZone(timeZone)) return null;
  return { sentence: `There is no time zone “${timeZone}”; one is Europe/Berlin.`, field: "mapping.timeZone" };
}

function repeatedName(mapping: RowMapping): Problem | null {
  for (const field of ["properties", "traits"] as const) {
    const names = mapping[field].map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice) return { sentence: `Two columns would become “${twice}”.`, field: `mapping.${field}` };
  }
  return null;
}

function unknownColumn(mapping: RowMapping, columns: readonly string[] | null): Problem | null {
  const unknown = columns && usedColumns(mapping).find(([, column]) => !columns.includes(column));
  if (!unknown) return null;
  const [field, column] = unknown;
  return { sentence: `The file has no column “${column}”. It has: ${columns.join(", ")}.`, field: `mapping.${field}` };
}

/** The columns that a mapping uses, with the field that uses each. */
export function usedColumns(mapping: Mapping): [string, string][] {
  if (mapping.shape === "messages") return [];
  const single = (["userId", "anonymousId", "email", "phone", "messageId"] as const).map((field) => [
    field,
    mapping[field],
  ]);
  const { event, time, properties, traits } = mapping;
  const all = [
    ...single,
    ["event", event && "column" in event ? event.column : null],
    ["time", time?.column ?? null],
    ...properties.map(({ column }) => ["properties", column]),
    ...traits.map(({ column }) => ["traits", column]),
  ] as [string, string | null][];
  return all.filter((used): used is [string, string] => used[1] !== null);
}
