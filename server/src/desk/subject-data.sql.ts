import { type RawBuilder, sql } from "kysely";
import { instants, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { Span } from "../kernel/subject-data.ts";

/** The conversations with somebody, and what was said in them or by them elsewhere. */
export interface Share {
  conversationIds: string[];
  messageIds: string[];
  /** Conversations in whose history they stand. */
  placeIds: string[];
}

/** What belongs to these times of subjects. */
export async function shareOf(tx: Tx, workspaceId: string, spans: readonly Span[]): Promise<Share> {
  const { rows } = await sql<{ conversationId: string | null; messageId: string | null; placeId: string | null }>`
    with span as materialized (select * from ${spansOf(spans)}),
    own as materialized (
      select c.conversation_id from span join desk.conversation c on c.workspace_id = ${workspaceId}
        and c.subject_id = span.subject_id and c.opened_at >= span.valid_from and c.opened_at < span.valid_until),
    said as materialized (
      select m.message_id, m.conversation_id from own join desk.message m
        on m.workspace_id = ${workspaceId} and m.conversation_id = own.conversation_id
      union
      select m.message_id, m.conversation_id from span join desk.message m on m.workspace_id = ${workspaceId}
        and m.subject_id = span.subject_id and m.written_at >= span.valid_from and m.written_at < span.valid_until),
    place as (
      select conversation_id from own
      union select conversation_id from said
      union select desk.root_of(${workspaceId}, conversation_id) from said)
    select conversation_id, null::uuid as message_id, null::uuid as place_id from own
    union all select null, message_id, null from said
    union all select null, null, conversation_id from place`.execute(tx);
  const ids = (name: keyof (typeof rows)[number]) => rows.flatMap((row) => row[name] ?? []);
  return { conversationIds: ids("conversationId"), messageIds: ids("messageId"), placeIds: ids("placeId") };
}

function spansOf(spans: readonly Span[]): RawBuilder<unknown> {
  const from = spans.map((span) => span.from?.getTime() ?? Number.NEGATIVE_INFINITY);
  const until = spans.map((span) => span.until?.getTime() ?? Number.POSITIVE_INFINITY);
  return sql`unnest(${uuids(spans.map((span) => span.subjectId))}, ${instants(from)}, ${instants(until)})
    as s(subject_id, valid_from, valid_until)`;
}

/** Tables whose rows are exported as they are, and by which ids they are found. */
export const exported = {
  "desk.conversation": "conversationIds",
  "desk.event": "placeIds",
  "desk.message": "messageIds",
  "desk.message_version": "messageIds",
  "desk.message_deletion": "messageIds",
  "desk.delivery": "messageIds",
} as const satisfies Record<string, keyof Share>;

/** The rows of a table that belong to somebody's share. */
export async function rowsOf(
  tx: Tx,
  workspaceId: string,
  table: keyof typeof exported,
  share: Share,
): Promise<object[]> {
  const by = exported[table];
  const key = by === "messageIds" ? "message_id" : "conversation_id";
  const { rows } = await sql<object>`
    select to_jsonb(t) - 'xid' - 'seq' as row from ${sql.table(table)} t
    where workspace_id = ${workspaceId} and ${sql.ref(key)} = any(${uuids(share[by])})`.execute(tx);
  return rows.map((one) => (one as { row: object }).row);
}

/** The files that these messages, their earlier wordings, and drafts of these conversations name. */
export async function filesOf(tx: Tx, workspaceId: string, { conversationIds, messageIds }: Share): Promise<string[]> {
  const { rows } = await sql<{ fileId: string }>`
    select distinct f.file ->> 'fileId' as file_id from (
      select files from desk.message where workspace_id = ${workspaceId} and message_id = any(${uuids(messageIds)})
      union all
      select files from desk.message_version where workspace_id = ${workspaceId} and message_id = any(${uuids(messageIds)})
      union all
      select files from desk.draft where workspace_id = ${workspaceId}
        and conversation_id = any(${uuids(conversationIds)})) t
    cross join lateral jsonb_array_elements(t.files) as f(file)`.execute(tx);
  return rows.map(({ fileId }) => fileId);
}

const ofMessages = ["message_version", "message_deletion", "mention", "delivery", "split", "message"] as const;
const ofConversations = ["draft", "thread"] as const;

/** Removes what was said, and what was about to be. */
export async function deleteSaid(tx: Tx, workspaceId: string, { conversationIds, messageIds }: Share): Promise<void> {
  for (const table of ofMessages) {
    await sql`delete from ${sql.table(`desk.${table}`)}
      where workspace_id = ${workspaceId} and message_id = any(${uuids(messageIds)})`.execute(tx);
  }
  for (const table of ofConversations) {
    await sql`delete from ${sql.table(`desk.${table}`)}
      where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)})`.execute(tx);
  }
}

/** Leaves of conversations and their history what numbers are made of, in the name of nobody. */
export async function makeNobodys(
  tx: Tx,
  workspaceId: string,
  { conversationIds, placeIds }: Share,
  spans: readonly Span[],
  nobody: string,
): Promise<void> {
  const authors = sql`(select 'customer:' || unnest(${uuids(spans.map((span) => span.subjectId))}))`;
  await sql`
    update desk.conversation set subject_id = ${nobody}, title = '', preview = '', fields = '{}',
      opened_by = case when opened_by in ${authors} then ${`customer:${nobody}`} else opened_by end
    where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)})`.execute(tx);
  await sql`
    update desk.event set reason = '', detail = case kind
        when 'title_changed' then '{}' when 'field_changed' then jsonb_build_object('name', detail -> 'name') else detail end
    where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)})`.execute(tx);
  await sql`
    update desk.event set author = ${`customer:${nobody}`}
    where workspace_id = ${workspaceId} and conversation_id = any(${uuids(placeIds)}) and author in ${authors}`.execute(
    tx,
  );
}
