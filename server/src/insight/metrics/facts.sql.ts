import { sql } from "kysely";
import { uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";

/** What was said and done in one conversation; instants are milliseconds since 1970. */
export interface Facts {
  conversationId: string;
  number: number;
  title: string;
  personId: string;
  channel: string;
  openedAt: number;
  openedBy: string;
  state: string;
  teamId: string | null;
  assigneeId: string | null;
  tags: string[];
  /** Instant, "inbound" or "reply", author. */
  messages: [at: number, kind: "inbound" | "reply", author: string][];
  events: [at: number, kind: string, author: string, detail: Record<string, unknown>][];
  /** Who had it before them, from when to when. */
  activity: [memberId: string, from: number, to: number][];
}

// Messages are known by the events that tell of them: those stay when somebody is erased and what they wrote is gone.
const eventKinds = sql`('message_received', 'reply_sent', 'state_changed', 'assignee_changed', 'team_changed', 'tags_changed',
  'queued', 'merged', 'unmerged', 'sla_met', 'sla_breached')`;

/** Conversations in which anything happened in [from, until), or that were open at any time of it. */
export async function conversationsIn(tx: Tx, workspaceId: string, from: Date, until: Date): Promise<string[]> {
  const { rows } = await sql<{ conversationId: string }>`
    select conversation_id from desk.public_event
    where workspace_id = ${workspaceId} and at >= ${from} and at < ${until}
      and kind in ('opened', 'message_received', 'reply_sent', 'state_changed', 'sla_met', 'sla_breached')
    union
    select e.conversation_id from desk.public_event e join desk.public_conversation c using (workspace_id, conversation_id)
    where workspace_id = ${workspaceId} and e.at >= ${until} and e.kind = 'state_changed' and c.opened_at < ${until}
    union
    select conversation_id from desk.public_activity
    where workspace_id = ${workspaceId} and begun_at < ${until} and ended_at > ${from}
    union
    select conversation_id from desk.public_conversation
    where workspace_id = ${workspaceId} and state in ('open', 'pending', 'snoozed') and opened_at < ${until}
    order by 1`.execute(tx);
  return rows.map(({ conversationId }) => conversationId);
}

/** What was said and done in these conversations, with the person whose each was. */
export async function factsOf(tx: Tx, workspaceId: string, conversationIds: readonly string[]): Promise<Facts[]> {
  const { rows } = await sql<Facts>`
    with asked as materialized (select unnest(${uuids(conversationIds)}) as conversation_id),
    done as (
      select e.conversation_id,
        jsonb_agg(jsonb_build_array((extract(epoch from e.at) * 1000)::bigint,
          case e.kind when 'message_received' then 'inbound' else 'reply' end, e.author)
          order by e.at, e.seq) filter (where e.kind in ('message_received', 'reply_sent')) as messages,
        jsonb_agg(jsonb_build_array((extract(epoch from e.at) * 1000)::bigint, e.kind, e.author, e.detail)
          order by e.at, e.seq) filter (where e.kind not in ('message_received', 'reply_sent')) as events
      from asked join desk.public_event e using (conversation_id)
      where e.workspace_id = ${workspaceId} and e.kind in ${eventKinds} group by 1),
    active as (
      select a.conversation_id, jsonb_agg(jsonb_build_array(a.member_id, (extract(epoch from a.begun_at) * 1000)::bigint,
        (extract(epoch from a.ended_at) * 1000)::bigint) order by a.begun_at) as activity
      from asked join desk.public_activity a using (conversation_id) where a.workspace_id = ${workspaceId} group by 1)
    select c.conversation_id, c.number, c.title, coalesce(h.person_id, c.subject_id) as person_id, c.channel,
      (extract(epoch from c.opened_at) * 1000)::float8 as opened_at, c.opened_by, c.state, c.team_id, c.assignee_id, c.tags,
      coalesce(done.messages, '[]') as messages, coalesce(done.events, '[]') as events,
      coalesce(active.activity, '[]') as activity
    from asked join desk.public_conversation c using (conversation_id)
    left join people.public_holding h on h.workspace_id = ${workspaceId} and h.subject_id = c.subject_id
      and h.valid_from <= c.opened_at and h.valid_until > c.opened_at
    left join done using (conversation_id) left join active using (conversation_id)
    where c.workspace_id = ${workspaceId} order by c.opened_at, c.conversation_id`.execute(tx);
  return rows;
}

/** A conversation that a customer began: whose, when, about what. */
export interface Contact {
  conversationId: string;
  personId: string;
  at: number;
  topics: string[];
}

/** The conversations that customers began in [from, until), in order. */
export async function contactsIn(tx: Tx, workspaceId: string, from: Date, until: Date): Promise<Contact[]> {
  const { rows } = await sql<Contact>`
    select c.conversation_id, coalesce(h.person_id, c.subject_id) as person_id,
      (extract(epoch from c.opened_at) * 1000)::float8 as at,
      c.tags as topics
    from desk.public_conversation c
    left join people.public_holding h on h.workspace_id = ${workspaceId} and h.subject_id = c.subject_id
      and h.valid_from <= c.opened_at and h.valid_until > c.opened_at
    where c.workspace_id = ${workspaceId} and c.opened_by like 'customer:%' and c.opened_at >= ${from} and c.opened_at < ${until}
    order by c.opened_at`.execute(tx);
  return rows;
}

/** A time in which a member took work. */
export interface Availability {
  memberId: string;
  from: number;
  to: number;
}

/** When members were available, as far as it lies in [from, until). */
export async function availabilityIn(tx: Tx, workspaceId: string, from: Date, until: Date): Promise<Availability[]> {
  const { rows } = await sql<Availability>`
    select member_id, (extract(epoch from greatest(begun_at, ${from}::timestamptz)) * 1000)::float8 as "from",
      (extract(epoch from least(coalesce(ended_at, ${until}::timestamptz), ${until}::timestamptz)) * 1000)::float8 as "to"
    from desk.public_shift
    where workspace_id = ${workspaceId} and status = 'available' and begun_at < ${until}
      and coalesce(ended_at, 'infinity') > ${from} order by member_id, begun_at`.execute(tx);
  return rows;
}

/** When members were at conversations, as far as it lies in [from, until). */
export async function activityIn(
  tx: Tx,
  workspaceId: string,
  from: Date,
  until: Date,
): Promise<(Availability & { conversationId: string })[]> {
  const { rows } = await sql<Availability & { conversationId: string }>`
    select conversation_id, member_id, (extract(epoch from greatest(begun_at, ${from}::timestamptz)) * 1000)::float8 as "from",
      (extract(epoch from least(ended_at, ${until}::timestamptz)) * 1000)::float8 as "to"
    from desk.public_activity
    where workspace_id = ${workspaceId} and begun_at < ${until} and ended_at > ${from} order by member_id, begun_at`.execute(
    tx,
  );
  return rows;
}

/** The calendar by which a workspace's numbers are shown in business hours. */
export async function standardCalendar(
  tx: Tx,
  workspaceId: string,
): Promise<{ calendarId: string; name: string; definition: unknown } | undefined> {
  const { rows } = await sql<{ calendarId: string; name: string; definition: unknown }>`
    select calendar_id, name, definition from desk.public_calendar
    where workspace_id = ${workspaceId} and is_standard`.execute(tx);
  return rows[0];
}

/** What people are called. */
export async function namesOf(
  tx: Tx,
  workspaceId: string,
  personIds: readonly string[],
): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ personId: string; name: string | null }>`
    select person_id, coalesce(name, email, user_id) as name from people.public_card
    where workspace_id = ${workspaceId} and person_id = any(${uuids(personIds)})`.execute(tx);
  return new Map(rows.map(({ personId, name }) => [personId, name]));
}
