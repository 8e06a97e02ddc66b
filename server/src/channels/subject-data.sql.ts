import { sql } from "kysely";
import { instants, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { Span } from "../kernel/subject-data.ts";

const spansOf = (spans: readonly Span[]) => sql`unnest(${uuids(spans.map((span) => span.subjectId))},
  ${instants(spans.map((span) => span.from?.getTime() ?? Number.NEGATIVE_INFINITY))},
  ${instants(spans.map((span) => span.until?.getTime() ?? Number.POSITIVE_INFINITY))}) as s(subject_id, valid_from, valid_until)`;
const within = (time: string) => sql`${sql.ref(time)} >= s.valid_from and ${sql.ref(time)} < s.valid_until`;

/** The messages of these times, as an export shows them, with what became of each. */
export async function messagesWithin(tx: Tx, workspaceId: string, spans: readonly Span[]): Promise<object[]> {
  const { rows } = await sql<object>`
    select m.message_id, m.thread_id, c.kind as channel, m.direction, m.author, m.body, m.files, m.detail, m.sent_at,
      (select jsonb_agg(jsonb_build_object('state', d.state, 'at', d.at) order by d.at) from channels.delivery d
        where d.workspace_id = m.workspace_id and d.message_id = m.message_id) as deliveries
    from ${spansOf(spans)} join channels.message m on m.workspace_id = ${workspaceId} and m.subject_id = s.subject_id
      and ${within("m.sent_at")} join channels.channel c using (workspace_id, channel_id)
    order by m.sent_at, m.message_id`.execute(tx);
  return rows;
}

/** The threads that began in these times. */
export async function threadsWithin(tx: Tx, workspaceId: string, spans: readonly Span[]): Promise<object[]> {
  const { rows } = await sql<object>`
    select t.thread_id, t.subject_id, c.kind as channel, t.context, t.begun_at
    from ${spansOf(spans)} join channels.thread t on t.workspace_id = ${workspaceId} and t.subject_id = s.subject_id
      and ${within("t.begun_at")} join channels.channel c using (workspace_id, channel_id)
    order by t.begun_at, t.thread_id`.execute(tx);
  return rows;
}

const visitorsIn = (workspaceId: string, spans: readonly Span[]) => sql`
  select v.visitor_id from ${spansOf(spans)} join channels.visitor v on v.workspace_id = ${workspaceId}
    and v.subject_id = s.subject_id and ${within("v.begun_at")}
  union
  select p.visitor_id from ${spansOf(spans)} join channels.visitor_proof p on p.workspace_id = ${workspaceId}
    and p.subject_id = s.subject_id and ${within("p.proven_at")}`;

/** The browsers of these times, without their secrets. */
export async function visitorsWithin(tx: Tx, workspaceId: string, spans: readonly Span[]): Promise<object[]> {
  const { rows } = await sql<object>`
    select v.visitor_id, v.subject_id, v.anonymous_id, v.language, v.answers, v.context, v.begun_at, v.seen_at,
      p.subject_id as proven_subject_id, p.kind as proven_kind, p.value as proven_value, p.proven_at
    from channels.visitor v left join channels.visitor_proof p using (workspace_id, visitor_id)
    where v.workspace_id = ${workspaceId} and v.visitor_id in (${visitorsIn(workspaceId, spans)})
    order by v.begun_at, v.visitor_id`.execute(tx);
  return rows;
}

/** Removes the messages of these times with their inputs and all that became of them; returns the ids of their files. */
export async function deleteMessagesWithin(tx: Tx, workspaceId: string, spans: readonly Span[]): Promise<string[]> {
  const { rows } = await sql<{ fileId: string }>`
    with gone as (
      delete from channels.message m using ${spansOf(spans)}
      where m.workspace_id = ${workspaceId} and m.subject_id = s.subject_id and ${within("m.sent_at")}
      returning m.message_id, m.inbound_id, m.files),
    delivery as (
      delete from channels.delivery where workspace_id = ${workspaceId} and message_id in (select message_id from gone)),
    duplicate as (
      delete from channels.duplicate where workspace_id = ${workspaceId} and inbound_id in (select inbound_id from gone)),
    inbound as (
      delete from channels.inbound where workspace_id = ${workspaceId} and inbound_id in (select inbound_id from gone))
    select file ->> 'fileId' as file_id from gone, jsonb_array_elements(gone.files) file`.execute(tx);
  return rows.map(({ fileId }) => fileId);
}

/** Removes the threads of these times in which nothing is left. */
export async function deleteEmptyThreads(tx: Tx, workspaceId: string, spans: readonly Span[]): Promise<void> {
  await sql`
    with gone as (
      delete from channels.thread t using ${spansOf(spans)}
      where t.workspace_id = ${workspaceId} and t.subject_id = s.subject_id and ${within("t.begun_at")}
        and not exists (select from channels.message m where m.workspace_id = t.workspace_id and m.thread_id = t.thread_id)
      returning t.thread_id)
    delete from channels.visitor_thread
    where workspace_id = ${workspaceId} and thread_id in (select thread_id from gone)`.execute(tx);
}

/** Removes the browsers of these times with what they sent in vain; returns the ids of the files that they handed in. */
export async function deleteVisitorsWithin(tx: Tx, workspaceId: string, spans: readonly Span[]): Promise<string[]> {
  const { rows } = await sql<{ fileId: string }>`
    with gone as materialized (${visitorsIn(workspaceId, spans)}),
    aside as (
      select q.inbound_id from channels.quarantined q join channels.inbound i using (workspace_id, inbound_id)
      where q.workspace_id = ${workspaceId} and i.context ->> 'visitorId' in (select visitor_id::text from gone)),
    quarantined as (
      delete from channels.quarantined where workspace_id = ${workspaceId} and inbound_id in (select inbound_id from aside)),
    duplicate as (
      delete from channels.duplicate where workspace_id = ${workspaceId} and inbound_id in (select inbound_id from aside)),
    inbound as (
      delete from channels.inbound where workspace_id = ${workspaceId} and inbound_id in (select inbound_id from aside)),
    proof as (
      delete from channels.visitor_proof where workspace_id = ${workspaceId} and visitor_id in (select visitor_id from gone)),
    visitor as (
      delete from channels.visitor where workspace_id = ${workspaceId} and visitor_id in (select visitor_id from gone))
    delete from channels.upload where workspace_id = ${workspaceId} and visitor_id in (select visitor_id from gone)
    returning file_id`.execute(tx);
  return rows.map(({ fileId }) => fileId);
}
