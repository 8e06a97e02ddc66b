import { type RawBuilder, sql } from "kysely";
import { texts } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { Position } from "../kernel/follow.ts";

/** A touchpoint as stored, and who holds it. */
export interface TouchpointRow extends Position {
  subjectId: string;
  touchpointId: string;
  personId: string;
  personName: string | null;
  kind: string;
  name: string;
  channel: string;
  sourceId: string;
  occurredAt: Date;
  receivedAt: Date;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
}

/** Which touchpoints are wanted; absent means all. */
export interface Wanted {
  names?: string[];
  /** One of these names, or one of these channels unless the name is one that has a channel of its own. */
  arrivedBy?: { channels: string[]; names: string[]; otherwise: string[] };
  text?: string;
}

/** A place in a person's timeline, newest first. */
export interface Place {
  occurredAt: string;
  touchpointId: string;
}

const columns = sql`t.xid::text as xid, t.seq, t.subject_id, t.touchpoint_id, t.kind, t.name, t.channel, t.source_id,
  t.occurred_at, t.received_at, t.properties, t.context`;

/**
 * A page of a person's timeline, newest first, from before `before`. Each subject is read on its own, in order, so that
 * a long timeline costs no more than a short one.
 */
export async function readPersonPage(
  tx: Tx,
  workspaceId: string,
  personId: string,
  before: Place | null,
  limit: number,
  wanted: Wanted,
): Promise<TouchpointRow[]> {
  const earlier = before
    ? sql`and (t.occurred_at, t.touchpoint_id) < (${before.occurredAt}::timestamptz, ${before.touchpointId}::uuid)`
    : sql``;
  const { rows } = await sql<TouchpointRow>`
    select ${columns}, ${personId} as person_id, null as person_name
    from people.public_span s cross join lateral (
      select * from timeline.touchpoint t
      where t.workspace_id = ${workspaceId} and t.subject_id = s.subject_id
        and t.occurred_at >= s.valid_from and t.occurred_at < s.valid_until ${earlier} ${matching(wanted)}
      order by t.occurred_at desc, t.touchpoint_id desc limit ${limit}) t
    where s.workspace_id = ${workspaceId} and s.person_id = ${personId}
    order by t.occurred_at desc, t.touchpoint_id desc limit ${limit}`.execute(tx);
  return rows;
}

// How far back a workspace's latest touchpoints are looked for among everybody's.
const mostLookedAt = 20_000;

/** The latest touchpoints of a workspace by arrival, newest first, if they are among the latest of all workspaces. */
export async function readFeedPage(
  tx: Tx,
  workspaceId: string,
  limit: number,
  wanted: Wanted,
): Promise<TouchpointRow[]> {
  return withPeople(
    tx,
    workspaceId,
    sql`
    select * from (select * from timeline.touchpoint order by xid desc, seq desc limit ${mostLookedAt}) t
    where t.workspace_id = ${workspaceId} ${matching(wanted)}
    order by t.xid desc, t.seq desc limit ${limit}`,
    sql`order by t.xid desc, t.seq desc`,
  );
}

/** The latest touchpoints of the people seen last: what a quiet workspace shows. */
export async function readQuietFeedPage(
  tx: Tx,
  workspaceId: string,
  limit: number,
  wanted: Wanted,
): Promise<TouchpointRow[]> {
  return withPeople(
    tx,
    workspaceId,
    sql`
    select t.* from (
      select person_id from people.public_recency where workspace_id = ${workspaceId}
      order by last_seen_at desc, person_id limit ${limit}) p
    join people.public_span s on s.workspace_id = ${workspaceId} and s.person_id = p.person_id
    cross join lateral (
      select * from timeline.touchpoint t
      where t.workspace_id = ${workspaceId} and t.subject_id = s.subject_id
        and t.occurred_at >= s.valid_from and t.occurred_at < s.valid_until ${matching(wanted)}
      order by t.occurred_at desc, t.touchpoint_id desc limit ${limit}) t
    order by t.xid desc, t.seq desc limit ${limit}`,
    sql`order by t.xid desc, t.seq desc`,
  );
}

/** Touchpoints that were settled after one position and until another, in commit order; of one person, if given. */
export async function readSettled(
  tx: Tx,
  workspaceId: string,
  after: Position,
  until: Position,
  limit: number,
  personId?: string,
): Promise<TouchpointRow[]> {
  const ofPerson = personId
    ? sql`and exists (select from people.public_span s where s.workspace_id = ${workspaceId} and s.person_id = ${personId}
        and s.subject_id = t.subject_id and t.occurred_at >= s.valid_from and t.occurred_at < s.valid_until)`
    : sql``;
  return withPeople(
    tx,
    workspaceId,
    sql`
    select * from timeline.touchpoint t where t.workspace_id = ${workspaceId}
      and (t.xid, t.seq) > (${after.xid}::xid8, ${after.seq}::bigint) and (t.xid, t.seq) < (${until.xid}::xid8, ${until.seq}::bigint)
      ${ofPerson}
    order by t.xid, t.seq limit ${limit}`,
    sql`order by t.xid, t.seq`,
  );
}

async function withPeople(
  tx: Tx,
  workspaceId: string,
  touchpoints: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<TouchpointRow[]> {
  const { rows } = await sql<TouchpointRow>`
    select ${columns}, coalesce(h.person_id, t.subject_id) as person_id, coalesce(c.name, c.email, c.user_id) as person_name
    from (${touchpoints}) t
    left join people.public_holding h on h.workspace_id = ${workspaceId} and h.subject_id = t.subject_id
      and t.occurred_at >= h.valid_from and t.occurred_at < h.valid_until
    left join people.public_card c on c.workspace_id = ${workspaceId} and c.person_id = coalesce(h.person_id, t.subject_id)
    ${order}`.execute(tx);
  return rows;
}

function matching({ names, arrivedBy, text }: Wanted): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [];
  if (names) conditions.push(sql`and t.name = any(${texts(names)})`);
  if (arrivedBy) {
    conditions.push(sql`and (t.name = any(${texts(arrivedBy.names)})
      or (t.channel = any(${texts(arrivedBy.channels)}) and t.name <> all(${texts(arrivedBy.otherwise)})))`);
  }
  if (text) conditions.push(sql`and (t.name ilike ${likely(text)} or t.properties::text ilike ${likely(text)})`);
  return conditions.length > 0 ? sql.join(conditions, sql` `) : sql``;
}

function likely(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
