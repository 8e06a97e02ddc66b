import type { Kernel } from "../../kernel/assemble.ts";
import { inWorkspace } from "../../kernel/database.ts";
import { readWorkspace, type Source } from "../../workspaces/public.ts";
import { addItem, emptyBatch } from "../batch.ts";
import { type Fault, isFault } from "../collect/fault.ts";
import type { CollectedItem } from "../collect/item.ts";
import { problemIn } from "./check-plan.ts";
import type { Preview } from "./contract.ts";
import { guessMapping } from "./guess-mapping.ts";
import type { ImportKey } from "./import.sql.ts";
import { Occurrences } from "./occurrences.ts";
import type { Format, Mapping, Plan } from "./plan.ts";
import { prepareSample } from "./prepare.ts";
import { type Sample, sampleOf } from "./sample.ts";
import { sourceOf } from "./source.ts";
import { findImport, pathHere } from "./start-import.ts";

const mostRows = 50;
const mostSamples = 5;

/** What an uploaded file would become by a plan, or by a guess where none is given. */
export async function previewImport(
  kernel: Kernel,
  at: ImportKey,
  given: { format?: Format | undefined; mapping?: Mapping | undefined },
): Promise<Preview> {
  const { row, source, timeZone } = await inWorkspace(kernel.db, at.workspaceId, async (tx) => ({
    row: await findImport(tx, at),
    source: await sourceOf(tx, at),
    timeZone: (await readWorkspace(tx, at.workspaceId))!.timeZone,
  }));
  const sample = await sampleOf(pathHere(kernel, row), given.format);
  const plan = planFor(sample, given.mapping, { fileName: row.fileName, timeZone, country: source.defaultCountry });
  return shownPreview(sample, plan, source, kernel.clock.now().getTime());
}

/** The plan for a file: the mapping given, or a guess. */
export function planFor(
  sample: Sample,
  mapping: Mapping | undefined,
  { fileName, timeZone, country }: { fileName: string; timeZone: string; country: string },
): Plan {
  const { format, columns } = sample;
  const isJson = format.kind === "json_lines";
  // A workspace begins in the United States and in UTC until somebody says otherwise.
  const prefersDayFirst = country !== "US" || !/^(America\/|UTC$)/.test(timeZone);
  const guessed = () => guessMapping(columns, { fileName, timeZone, isJson, prefersDayFirst });
  return { format, mapping: withTimeZone(mapping ?? guessed(), timeZone) };
}

function withTimeZone(mapping: Mapping, timeZone: string): Mapping {
  return mapping.shape === "rows" ? { ...mapping, timeZone: mapping.timeZone ?? timeZone } : mapping;
}

/** Shows the first rows of a file with what they would become. */
export function shownPreview(sample: Sample, plan: Plan, source: Source, now: number): Preview {
  const problem = problemIn(sample, plan);
  const rows = sample.rows.slice(0, mostRows);
  const prepared = problem
    ? []
    : prepareSample(plan, sample.first, rows, new Occurrences(), { importedAt: now, receivedAt: now });
  return {
    ...plan,
    problem,
    columns: sample.columns.map(({ name, values }) => ({ name, samples: samplesOf(values) })),
    rows: rows.map(({ line, cells, raw }, index) => ({
      line,
      cells: isFault(cells) ? [raw()] : cells,
      ...becomes(prepared[index]?.item ?? (isFault(cells) ? cells : undefined), source, now),
    })),
  };
}

function samplesOf(values: readonly unknown[]): string[] {
  const texts = values
    .filter((value) => value !== undefined && value !== null && value !== "")
    .map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
  return texts.slice(0, mostSamples).map((text) => text.slice(0, 200).toWellFormed());
}

type Becomes = Pick<Preview["rows"][number], "error" | "touchpoint">;

function becomes(item: CollectedItem | Fault | undefined, source: Source, now: number): Becomes {
  if (!item) return { error: null, touchpoint: null };
  if (isFault(item)) return { error: { code: item.code, reason: item.reason }, touchpoint: null };
  const batch = emptyBatch();
  const unidentified = addItem(batch, source, item, { trust: "server" }, now);
  if (unidentified) return { error: { code: "unidentified", reason: unidentified }, touchpoint: null };

  const { identifiers, traits } = batch.sayings;
  const { kind, name, channel, occurredAt } = batch.touchpoints[0]!;
  return {
    error: null,
    touchpoint: {
      identifiers: identifiers.map((identifier) => ({ kind: identifier.kind, value: identifier.value })),
      kind,
      name,
      channel,
      occurredAt: new Date(occurredAt),
      properties: item.properties,
      traits: Object.fromEntries(traits.map((trait) => [trait.name, JSON.parse(trait.value)])),
    },
  };
}
