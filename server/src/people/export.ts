import { PassThrough, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Kernel } from "../kernel/assemble.ts";
import { inWorkspace, type Tx } from "../kernel/database.ts";
import type { ExportedRows, SubjectData, Whose } from "../kernel/subject-data.ts";
import { type Author, recordAudit } from "../workspaces/public.ts";
import { endIfIdle } from "./export.sql.ts";
import { cardsOf } from "./list.sql.ts";
import { currentPerson } from "./person.ts";
import { whoseData } from "./whose.ts";

/**
 * All that is stored about a person, of every capability, as one JSON object, table by table. It is written while it is
 * read; if it breaks off, so does the connection, and what came is no JSON.
 */
export async function exportPerson(
  kernel: Kernel,
  { workspaceId, personId: id, by }: { workspaceId: string; personId: string; by: Author },
): Promise<Readable> {
  const personId = await inWorkspace(kernel.db, workspaceId, async (tx) => {
    const current = await currentPerson(tx, workspaceId, id);
    await recordAudit(tx, workspaceId, by, "person.exported", current);
    return current;
  });
  const out = new PassThrough();
  inWorkspace(kernel.db, workspaceId, async (tx) => {
    await endIfIdle(tx, 60);
    const whose = await whoseData(tx, workspaceId, personId);
    await pipeline(jsonOf(tx, whose, kernel), out);
  }).catch((error: NodeJS.ErrnoException) => {
    out.destroy(error);
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") kernel.log.error({ err: error }, "an export broke off");
  });
  return out;
}

async function* jsonOf(tx: Tx, whose: Whose, { clock, subjectData }: Kernel): AsyncGenerator<string> {
  const [person] = await cardsOf(tx, whose.workspaceId, [whose.personIds[0]!]);
  const head = JSON.stringify({ person, exportedAt: clock.now() });
  yield `${head.slice(0, -1)},\n"tables":{`;
  yield* tablesOf(tx, whose, subjectData);
  yield "}}\n";
}

async function* tablesOf(tx: Tx, whose: Whose, subjectData: readonly SubjectData[]): AsyncGenerator<string> {
  let current: string | undefined;
  for await (const { table, rows } of partsOf(tx, whose, subjectData)) {
    const isNext = table !== current;
    if (isNext) yield `${current === undefined ? "" : "],"}\n${JSON.stringify(table)}:[`;
    if (rows.length > 0) yield `${isNext ? "" : ","}\n${rows.map((row) => JSON.stringify(row)).join(",\n")}`;
    current = table;
  }
  if (current !== undefined) yield "]";
}

async function* partsOf(tx: Tx, whose: Whose, subjectData: readonly SubjectData[]): AsyncGenerator<ExportedRows> {
  for (const data of subjectData) yield* data.export(tx, whose);
}
