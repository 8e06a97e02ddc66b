import {
  channels,
  encodings,
  type Format,
  type Plan,
  planFor,
  type RowMapping,
  type Sample,
  sampleOf,
} from "../timeline/public.ts";
import type { WorkspaceRow } from "../workspaces/public.ts";
import { emptyMapping, withRole } from "./column-roles.ts";
import { Misuse } from "./command.ts";
import { oneOf, readWords } from "./read-words.ts";

const options = {
  workspace: { type: "string" },
  columns: { type: "string" },
  map: { type: "string", multiple: true },
  name: { type: "string" },
  channel: { type: "string" },
  "time-zone": { type: "string" },
  delimiter: { type: "string" },
  encoding: { type: "string" },
  header: { type: "string" },
  errors: { type: "string" },
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
} as const;

export type ImportOptions = ReturnType<typeof readWords<typeof options>>["values"];

/** Reads the words after `import`. */
export function importOptions(words: string[]): { file: string; options: ImportOptions } {
  const { positionals, values } = readWords(words, options);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Misuse("import needs exactly one file.");
  return { file, options: values };
}

/** The beginning of the file, and the plan that the options make for it. */
export async function plannedImport(
  path: string,
  fileName: string,
  given: ImportOptions,
  workspace: WorkspaceRow,
): Promise<{ sample: Sample; plan: Plan }> {
  const guessed = await sampleOf(path);
  const format = withDialect(guessed.format, given);
  const sample = format === guessed.format ? guessed : await sampleOf(path, format);
  const timeZone = given["time-zone"] ?? workspace.timeZone;
  const guess = planFor(sample, undefined, { fileName, timeZone, country: workspace.defaultCountry });
  if (guess.mapping.shape === "messages" && !given.columns && !given.map) return { sample, plan: guess };
  const begun = given.columns || guess.mapping.shape === "messages" ? emptyMapping(timeZone) : guess.mapping;
  return { sample, plan: { format, mapping: withNames(mapped(begun, sample, given), given) } };
}

const delimiters: Record<string, string> = { comma: ",", semicolon: ";", tab: "\t", pipe: "|", blanks: "blanks" };

function withDialect(format: Format, { delimiter, encoding, header }: ImportOptions): Format {
  if (delimiter === undefined && encoding === undefined && header === undefined) return format;
  const coded = { ...format, ...(encoding && { encoding: oneOf(encodings, encoding, "encoding") }) };
  if (coded.kind === "json_lines") return coded;
  const named = header ? { header: oneOf(["yes", "no"], header, "header") === "yes" } : {};
  return { ...coded, ...named, ...(delimiter && dialectOf(delimiter)) };
}

function dialectOf(spoken: string) {
  const delimiter = delimiters[spoken] ?? spoken;
  if (delimiter !== "blanks" && delimiter.length !== 1)
    throw new Misuse(`--delimiter is one character, or one of: ${Object.keys(delimiters).join(", ")}.`);
  return { delimiter, quote: delimiter === "blanks" ? null : ('"' as const) };
}

function mapped(begun: RowMapping, { columns, format }: Sample, given: ImportOptions): RowMapping {
  const isJson = format.kind === "json_lines";
  const roles = given.columns?.split(",") ?? [];
  if (roles.length > 0 && roles.length !== columns.length)
    throw new Misuse(
      `--columns names ${roles.length}; the file has ${columns.length}: ${columns.map(({ name }) => name).join(", ")}.`,
    );
  const byOrder = roles.reduce((mapping, role, index) => withRole(mapping, columns[index]!, role, isJson), begun);
  return (given.map ?? []).reduce((mapping, spoken) => {
    const at = spoken.lastIndexOf("=");
    const column = columns.find(({ name }) => name === spoken.slice(0, at));
    if (at < 1 || !column)
      throw new Misuse(`--map is COLUMN=ROLE; the columns are: ${columns.map(({ name }) => name).join(", ")}.`);
    return withRole(mapping, column, spoken.slice(at + 1), isJson);
  }, byOrder);
}

function withNames(mapping: RowMapping, { name, channel }: ImportOptions): RowMapping {
  const event = name ? { constant: name } : mapping.event;
  if (event === null && mapping.time !== null)
    throw new Misuse('Say what happened: --name "Order Completed", or give a column the role event.');
  return { ...mapping, event, channel: channel ? oneOf(channels, channel, "channel") : mapping.channel };
}
