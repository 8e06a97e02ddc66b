import { sql } from "kysely";
import { instants, texts, uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";
import { often } from "../../kernel/often.ts";

/** What must be known of an input before it is stored: who it is from, whose its thread is, whether it came before. */
export interface Standing {
  /** The subject under which it is stored; null: there is no such visitor (any more). */
  subjectId: string | null;
  audience: string | null;
  name: string;
  /** Whose the thread is; null: there is no such thread yet. */
  threadAudience: string | null;
  /** The same input as it came first, and why it was not taken then. */
  earlierId: string | null;
  earlierAt: Date | null;
  code: string | null;
  reason: string | null;
}

export interface Asked {
  visitorId: string;
  channelId: string;
  threadId: string | null;
  dedupeKey: string;
}

/** How things stand for each input, in their order. */
export async function standingsOf(tx: Tx, workspaceId: string, asked: readonly Asked[]): Promise<Standing[]> {
  // Each look-up goes by its index: joined as tables, a young database would read each of them whole.
  const { rows } = await sql<Standing>`${often}
    select v.subject_id, v.audience, coalesce(v.name, '') as name, h.audience as thread_audience,
      b.inbound_id as earlier_id, b.received_at as earlier_at, b.code, b.reason
    from unnest(${uuids(asked.map((one) => one.visitorId))}, ${uuids(asked.map((one) => one.channelId))},
      ${uuids(asked.map((one) => one.threadId))}, ${texts(asked.map((one) => one.dedupeKey))})
      with ordinality as i(visitor_id, channel_id, thread_id, dedupe_key, n)
    left join lateral (
      select coalesce(p.subject_id, v.subject_id) as subject_id, coalesce(p.subject_id, v.visitor_id) as audience,
        v.context ->> 'name' as name
      from channels.visitor v left join channels.visitor_proof p using (workspace_id, visitor_id)
      where v.workspace_id = ${workspaceId} and v.visitor_id = i.visitor_id limit 1) v on true
    left join lateral (
      select coalesce(p.subject_id, t.visitor_id, h.thread_id) as audience
      from channels.thread h left join channels.visitor_thread t using (workspace_id, thread_id)
        left join channels.visitor_proof p using (workspace_id, visitor_id)
      where h.workspace_id = ${workspaceId} and h.thread_id = i.thread_id limit 1) h on true
    left join lateral (
      select b.inbound_id, b.received_at, q.code, q.reason
      from channels.inbound b left join channels.quarantined q using (workspace_id, inbound_id)
      where b.workspace_id = ${workspaceId} and b.channel_id = i.channel_id and b.dedupe_key = i.dedupe_key
      limit 1) b on true
    order by i.n`.execute(tx);
  return rows;
}

export interface InboundRow {
  inboundId: string;
  channelId: string;
  dedupeKey: string;
  raw: Buffer;
  context: object;
  receivedAt: Date;
}

/** Writes inputs into the journal; returns how many of them were new. */
export async function insertInbound(tx: Tx, workspaceId: string, rows: readonly InboundRow[]): Promise<number> {
  const { numAffectedRows } = await sql`${often}
    insert into channels.inbound (workspace_id, inbound_id, channel_id, dedupe_key, raw, context, received_at)
    select ${workspaceId}::uuid, inbound_id, channel_id, dedupe_key, raw, context::jsonb, received_at
    from unnest(${uuids(rows.map((row) => row.inboundId))}, ${uuids(rows.map((row) => row.channelId))},
      ${texts(rows.map((row) => row.dedupeKey))}, ${rows.map((row) => row.raw)}::bytea[],
      ${texts(rows.map((row) => JSON.stringify(row.context)))}, ${instants(rows.map((row) => row.receivedAt.getTime()))})
      as r(inbound_id, channel_id, dedupe_key, raw, context, received_at)
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Notes that inputs came again. */
export async function insertDuplicates(
  tx: Tx,
  workspaceId: string,
  rows: readonly { duplicateId: string; channelId: string; inboundId: string; receivedAt: Date }[],
): Promise<void> {
  await sql`
    insert into channels.duplicate (workspace_id, duplicate_id, channel_id, inbound_id, received_at)
    select ${workspaceId}::uuid, * from unnest(${uuids(rows.map((row) => row.duplicateId))},
      ${uuids(rows.map((row) => row.channelId))}, ${uuids(rows.map((row) => row.inboundId))},
      ${instants(rows.map((row) => row.receivedAt.getTime()))})`.execute(tx);
}

/** Notes why inputs were not taken. */
export async function insertQuarantined(
  tx: Tx,
  workspaceId: string,
  rows: readonly { inboundId: string; code: string; reason: string; at: Date }[],
): Promise<void> {
  await sql`
    insert into channels.quarantined (workspace_id, inbound_id, code, reason, quarantined_at)
    select ${workspaceId}::uuid, * from unnest(${uuids(rows.map((row) => row.inboundId))},
      ${texts(rows.map((row) => row.code))}, ${texts(rows.map((row) => row.reason))},
      ${instants(rows.map((row) => row.at.getTime()))})`.execute(tx);
}

/** Begins threads; returns how many of them were new. */
export async function insertThreads(
  tx: Tx,
  workspaceId: string,
  rows: readonly { threadId: string; channelId: string; visitorId: string; subjectId: string; begunAt: Date }[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    with new as (
      insert into channels.thread (workspace_id, thread_id, channel_id, subject_id, begun_at)
      select ${workspaceId}::uuid, * from unnest(${uuids(rows.map((row) => row.threadId))},
        ${uuids(rows.map((row) => row.channelId))}, ${uuids(rows.map((row) => row.subjectId))},
        ${instants(rows.map((row) => row.begunAt.getTime()))})
      on conflict do nothing returning thread_id)
    insert into channels.visitor_thread (workspace_id, thread_id, visitor_id)
    select ${workspaceId}::uuid, thread_id, r.visitor_id
    from unnest(${uuids(rows.map((row) => row.threadId))}, ${uuids(rows.map((row) => row.visitorId))})
      as r(thread_id, visitor_id) join new using (thread_id)`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export interface ReceivedRow extends InboundRow {
  threadId: string;
  subjectId: string;
  author: object;
  body: object;
  files: readonly object[];
  detail: object;
}

/** Writes visitors' messages, under the ids that their inputs have in the journal; returns how many of them were new. */
export async function insertReceived(tx: Tx, workspaceId: string, rows: readonly ReceivedRow[]): Promise<number> {
  const json = (of: (row: ReceivedRow) => object) => texts(rows.map((row) => JSON.stringify(of(row))));
  const { numAffectedRows } = await sql`${often}
    with input as materialized (
      select * from unnest(${uuids(rows.map((row) => row.inboundId))}, ${uuids(rows.map((row) => row.channelId))},
        ${texts(rows.map((row) => row.dedupeKey))}, ${rows.map((row) => row.raw)}::bytea[],
        ${json((row) => row.context)}, ${instants(rows.map((row) => row.receivedAt.getTime()))},
        ${uuids(rows.map((row) => row.threadId))}, ${uuids(rows.map((row) => row.subjectId))},
        ${json((row) => row.author)}, ${json((row) => row.body)}, ${json((row) => row.files)}, ${json((row) => row.detail)})
        as r(inbound_id, channel_id, dedupe_key, raw, context, received_at, thread_id, subject_id, author, body, files, detail)),
    journal as (
      insert into channels.inbound (workspace_id, inbound_id, channel_id, dedupe_key, raw, context, received_at)
      select ${workspaceId}::uuid, inbound_id, channel_id, dedupe_key, raw, context::jsonb, received_at from input
      on conflict do nothing returning inbound_id)
    insert into channels.message (workspace_id, message_id, thread_id, channel_id, direction, inbound_id, subject_id, author,
      body, files, detail, sent_at)
    select ${workspaceId}::uuid, inbound_id, thread_id, channel_id, 'in', inbound_id, subject_id, author::jsonb, body::jsonb,
      files::jsonb, detail::jsonb, received_at
    from input join journal using (inbound_id)`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
