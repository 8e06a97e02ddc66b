import { type RawBuilder, sql } from "kysely";
import { instants, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { Whose } from "../kernel/subject-data.ts";

/** Tables of what is stored under subjects, and the time by which a row belongs to one of a subject's holders. */
export const ofSubjects = {
  "people.identifier": null,
  "people.trait": sql`t.occurred_at`,
  "people.consent": sql`t.occurred_at`,
  "people.employment": sql`t.since`,
  "people.activity": sql`t.valid_from`,
  "people.edge": sql`t.occurred_at`,
  "people.separation": null,
  "people.dismissal": null,
  "people.conflict": sql`t.occurred_at`,
  "people.holding": sql`t.valid_from`,
} satisfies Record<string, RawBuilder<unknown> | null>;
export type OfSubjects = keyof typeof ofSubjects;

const spansOf = ({ spans }: Whose) => sql`unnest(${uuids(spans.map((span) => span.subjectId))},
  ${instants(spans.map((span) => span.from?.getTime() ?? Number.NEGATIVE_INFINITY))},
  ${instants(spans.map((span) => span.until?.getTime() ?? Number.POSITIVE_INFINITY))}) as s(subject_id, valid_from, valid_until)`;

/** Ends the transaction with an error if nobody asks anything of it for so long: who reads it has gone to sleep. */
export async function endIfIdle(tx: Tx, seconds: number): Promise<void> {
  await sql`select set_config('idle_in_transaction_session_timeout', ${`${seconds}s`}, true)`.execute(tx);
}

/** What one table holds of the person, as it is stored. */
export async function exportedRows(tx: Tx, whose: Whose, table: OfSubjects): Promise<object[]> {
  const at = ofSubjects[table];
  const held = at ? sql`and ${at} >= s.valid_from and ${at} < s.valid_until` : sql``;
  const { rows } = await sql<{ row: object }>`
    select distinct to_jsonb(t) - '{workspace_id,xid,seq}'::text[] as row from ${spansOf(whose)}
    join ${sql.table(table)} t on t.workspace_id = ${whose.workspaceId} and t.subject_id = s.subject_id ${held}`.execute(
    tx,
  );
  return rows.map(({ row }) => row);
}

/** The companies that the person belongs to. */
export async function companiesExported(tx: Tx, whose: Whose): Promise<object[]> {
  const { rows } = await sql<{ row: object }>`
    select distinct to_jsonb(c) - 'workspace_id' as row from ${spansOf(whose)}
    join people.employment e on e.workspace_id = ${whose.workspaceId} and e.subject_id = s.subject_id
      and e.since >= s.valid_from and e.since < s.valid_until
    join people.company c on c.workspace_id = ${whose.workspaceId} and c.company_id = e.company_id`.execute(tx);
  return rows.map(({ row }) => row);
}
