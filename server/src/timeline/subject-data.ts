import { randomUUID } from "node:crypto";
import type { Tx } from "../kernel/database.ts";
import { holdFollower } from "../kernel/follow.ts";
import type { ExportedRows, Span, SubjectData, Surroundings, Whose } from "../kernel/subject-data.ts";
import { addNamesSeen } from "./activity.sql.ts";
import { activityFollower, recountSubjects } from "./activity.ts";
import { valueIn, valuePathsOf } from "./catalogue/value.ts";
import { eraseMentions } from "./erase-mentions.ts";
import { type Meanings, readMeanings } from "./meanings.ts";
import {
  type Kept,
  moveTouchpoints,
  namesWithin,
  notYetCounted,
  touchpointsWithin,
  type Written,
} from "./subject-data.sql.ts";

const rowsPerPage = 1000;

/** What a person did. */
export const subjectData: SubjectData = {
  tables: ["timeline.touchpoint"],
  followers: [activityFollower.name],
  async *export(tx, { workspaceId, spans }): AsyncGenerator<ExportedRows> {
    for (const span of spans) {
      for await (const rows of pagesOf(tx, workspaceId, span, null)) yield { table: "timeline.touchpoint", rows };
    }
  },
  erase: eraseTimeline,
};

/**
 * Touchpoints go over to a subject that nothing leads to, with what numbers are made of: when, what, by which channel, and
 * the value. What mentions the person elsewhere is gone too.
 */
async function eraseTimeline(tx: Tx, whose: Whose, server: Surroundings): Promise<void> {
  const { workspaceId, spans } = whose;
  const counted = await holdFollower(tx, activityFollower.name);
  await addNamesSeen(tx, await notYetCounted(tx, workspaceId, spans, counted));
  const nobody = randomUUID();
  const kept = await valuesOf(tx, workspaceId, spans);
  if ((await moveTouchpoints(tx, workspaceId, spans, { nobody, kept, counted })) > 0)
    await recountSubjects(tx, workspaceId, [nobody]);
  await eraseMentions(tx, whose, server);
}

async function valuesOf(tx: Tx, workspaceId: string, spans: readonly Span[]): Promise<Kept[]> {
  const meanings = await readMeanings(tx, workspaceId);
  const valued = (await namesWithin(tx, workspaceId, spans)).filter(
    ({ name, kind }) => meanings.of(workspaceId, name, kind)?.valueProperty,
  );
  const names = [...new Set(valued.map(({ name }) => name))];
  if (names.length === 0) return [];
  const kept: Kept[] = [];
  for (const span of spans) {
    for await (const rows of pagesOf(tx, workspaceId, span, names))
      kept.push(...rows.flatMap((row) => keptOf(workspaceId, row, meanings)));
  }
  return kept;
}

function keptOf(workspaceId: string, { subjectId, touchpointId, name, kind, properties }: Written, meanings: Meanings) {
  const { valueProperty = null } = meanings.of(workspaceId, name, kind) ?? {};
  const value = valueIn(valueProperty, properties);
  const [path] = valuePathsOf(valueProperty);
  if (value === null || !path) return [];
  const inside = path.reduceRight<unknown>((within, key) => ({ [key]: within }), value);
  return [{ subjectId, touchpointId, properties: JSON.stringify(inside) }];
}

async function* pagesOf(
  tx: Tx,
  workspaceId: string,
  span: Span,
  names: readonly string[] | null,
): AsyncGenerator<Written[]> {
  for (let last: Written | undefined; ; ) {
    const rows: Written[] = await touchpointsWithin(tx, workspaceId, span, names, last, rowsPerPage);
    if (rows.length > 0) yield rows;
    if (rows.length < rowsPerPage) return;
    last = rows.at(-1);
  }
}
