import { type RawBuilder, sql } from "kysely";
import { texts } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { Mention } from "./mention.ts";

/** SQL for whether a text mentions any of these. */
function mentioned(text: RawBuilder<unknown>, mentions: readonly Mention[]): RawBuilder<boolean> {
  const words = mentions.flatMap((mention) => ("inText" in mention ? mention : []));
  const digits = mentions.flatMap((mention) => ("inDigits" in mention ? mention.inDigits : []));
  return sql`(exists (
      select from unnest(${texts(words.map((word) => word.inText))}, ${texts(words.map((word) => word.asWord))}) as w(text, word)
      where strpos(lower(${text}), w.text) > 0 and lower(${text}) ~ w.word)
    or exists (
      select from unnest(${texts(digits)}) as n(digits)
      where strpos(regexp_replace(${text}, '[^0-9]', '', 'g'), n.digits) > 0))`;
}

const rawTables = ["timeline.quarantined", "timeline.import_error"] as const;

/** Removes inputs that could not be stored and mention any of these. */
export async function deleteMentions(tx: Tx, workspaceId: string, mentions: readonly Mention[]): Promise<void> {
  for (const table of rawTables) {
    await sql`delete from ${sql.table(table)} q
      where workspace_id = ${workspaceId} and ${mentioned(sql`q.raw`, mentions)}`.execute(tx);
  }
}

/** The names of touchpoints that mention any of these. */
export async function namesMentioning(tx: Tx, workspaceId: string, mentions: readonly Mention[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select s.name from timeline.name_seen s
    where s.workspace_id = ${workspaceId} and ${mentioned(sql`s.name`, mentions)}`.execute(tx);
  return rows.map(({ name }) => name);
}

/** Gives whatever has one of these names another name, in all of history; returns the subjects that it concerns. */
export async function renameTouchpoints(
  tx: Tx,
  workspaceId: string,
  names: readonly string[],
  name: string,
): Promise<string[]> {
  const { rows } = await sql<{ subjectId: string }>`
    with renamed as (
      update timeline.touchpoint set name = ${name} where workspace_id = ${workspaceId} and name = any(${texts(names)})
      returning subject_id)
    select distinct subject_id from renamed`.execute(tx);
  return rows.map(({ subjectId }) => subjectId);
}

/** Counts these names under another one, and forgets what they meant. */
export async function renameSeen(tx: Tx, workspaceId: string, names: readonly string[], name: string): Promise<void> {
  await sql`
    with gone as (
      delete from timeline.name_seen where workspace_id = ${workspaceId} and name = any(${texts(names)}) returning *)
    insert into timeline.name_seen as known (workspace_id, name, kind, touchpoints, first_seen_at, last_seen_at)
    select ${workspaceId}::uuid, ${name}, min(kind), sum(touchpoints), min(first_seen_at), max(last_seen_at) from gone
    having count(*) > 0
    on conflict (workspace_id, name) do update set touchpoints = known.touchpoints + excluded.touchpoints,
      first_seen_at = least(known.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at)`.execute(tx);
  await sql`delete from timeline.meaning where workspace_id = ${workspaceId} and name = any(${texts(names)})`.execute(
    tx,
  );
}

/** Gives imported files whose names mention any of these another name. */
export async function renameFiles(
  tx: Tx,
  workspaceId: string,
  mentions: readonly Mention[],
  name: string,
): Promise<void> {
  await sql`update timeline.import i set file_name = ${name}
    where i.workspace_id = ${workspaceId} and ${mentioned(sql`i.file_name`, mentions)}`.execute(tx);
}
