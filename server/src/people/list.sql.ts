import { type RawBuilder, sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";

/** A person as lists show them. */
export interface Card {
  personId: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  userId: string | null;
  company: string | null;
  /** Whether anything but anonymous ids is proven of them. */
  known: boolean;
  firstSeenAt: Date;
  lastSeenAt: Date;
  touchpoints: number;
  orders: number;
  revenue: number;
  channels: string[];
  stage: string | null;
  identifiers: number;
}

export interface CardFilter {
  stages?: readonly string[] | undefined;
  channels?: readonly string[] | undefined;
  known?: boolean | undefined;
}

export type Sort = "lastSeen" | "firstSeen" | "touchpoints" | "orders" | "revenue" | "name";

/** The place of a card in a sorted list: what it is sorted by, as text, and whose it is. */
export interface Place {
  value: string | null;
  personId: string;
}

const columns = sql`f.person_id, f.name, f.email, f.phone, f.user_id, f.company, f.proven as known, t.first_seen_at,
  t.last_seen_at, t.touchpoints, t.orders, t.revenue::float8 as revenue, t.channels, t.stage, f.identifiers`;

const joined = (workspaceId: string) => sql`people.tally t
  join people.face f on f.workspace_id = ${workspaceId} and f.person_id = t.person_id`;

const sortedBy: Record<Exclude<Sort, "name">, RawBuilder<unknown>> = {
  lastSeen: sql`t.last_seen_at`,
  firstSeen: sql`t.first_seen_at`,
  touchpoints: sql`t.touchpoints`,
  orders: sql`t.orders`,
  revenue: sql`t.revenue`,
};

type Placed = Card & { place: string | null };

/** The cards after a place in a list that begins with the latest or the most; those who have none of it come last. */
export async function listCards(
  tx: Tx,
  workspaceId: string,
  sort: Exclude<Sort, "name">,
  filter: CardFilter,
  after: Place | undefined,
  limit: number,
): Promise<Placed[]> {
  const column = sortedBy[sort];
  // Most people have no order, and their tallies change all the time: they are not in the indexes of these two.
  const isPartial = sort === "orders" || sort === "revenue";
  const further = after
    ? sql`and (${column}, t.person_id) < (${after.value}${typeOf[sort]}, ${after.personId}::uuid)`
    : sql``;
  const some = isPartial ? sql`and ${column} > 0` : sql``;
  const first =
    after?.value === null
      ? []
      : await read(sql`${column}::text`, sql`${some} ${further}`, sql`${column} desc, `, limit);
  if (!isPartial || first.length >= limit) return first;
  const lastWithout = after?.value === null ? sql`and t.person_id < ${after.personId}` : sql``;
  return [...first, ...(await read(sql`null`, sql`and ${column} <= 0 ${lastWithout}`, sql``, limit - first.length))];

  async function read(
    place: RawBuilder<unknown>,
    where: RawBuilder<unknown>,
    order: RawBuilder<unknown>,
    most: number,
  ) {
    const { rows } = await sql<Placed>`
      select ${columns}, ${place} as place from ${joined(workspaceId)}
      where t.workspace_id = ${workspaceId} ${matching(filter)} ${where}
      order by ${order} t.person_id desc limit ${most}`.execute(tx);
    return rows;
  }
}

const typeOf: Record<Exclude<Sort, "name">, RawBuilder<unknown>> = {
  lastSeen: sql`::timestamptz`,
  firstSeen: sql`::timestamptz`,
  touchpoints: sql`::bigint`,
  orders: sql`::bigint`,
  revenue: sql`::numeric`,
};

/** The cards after a place in the alphabet; people without a name come last. */
export async function listCardsByName(
  tx: Tx,
  workspaceId: string,
  filter: CardFilter,
  after: Place | undefined,
  limit: number,
): Promise<Placed[]> {
  const named = after?.value === null ? [] : await namedCards(tx, workspaceId, filter, after, limit);
  if (named.length >= limit) return named;
  const lastNameless = after?.value === null ? after.personId : "00000000-0000-0000-0000-000000000000";
  return [...named, ...(await namelessCards(tx, workspaceId, filter, lastNameless, limit - named.length))];
}

async function namedCards(tx: Tx, workspaceId: string, filter: CardFilter, after: Place | undefined, limit: number) {
  const further = after
    ? sql`and (f.sort_name, f.person_id) > (${after.value} collate "C", ${after.personId}::uuid)`
    : sql``;
  const { rows } = await sql<Placed>`
    select ${columns}, f.sort_name as place from ${joined(workspaceId)}
    where f.workspace_id = ${workspaceId} and t.workspace_id = ${workspaceId} and f.sort_name is not null
      ${matching(filter)} ${further}
    order by f.sort_name, f.person_id limit ${limit}`.execute(tx);
  return rows;
}

async function namelessCards(tx: Tx, workspaceId: string, filter: CardFilter, after: string, limit: number) {
  const { rows } = await sql<Placed>`
    select ${columns}, null as place from ${joined(workspaceId)}
    where f.workspace_id = ${workspaceId} and t.workspace_id = ${workspaceId} and f.sort_name is null
      ${matching(filter)} and f.person_id > ${after}
    order by f.person_id limit ${limit}`.execute(tx);
  return rows;
}

/** The cards of these people. */
export async function cardsOf(
  tx: Tx,
  workspaceId: string,
  personIds: readonly string[],
  filter: CardFilter = {},
): Promise<Card[]> {
  const { rows } = await sql<Card>`
    select ${columns} from ${joined(workspaceId)}
    where t.workspace_id = ${workspaceId} and t.person_id = any(${uuids(personIds)}) ${matching(filter)}`.execute(tx);
  return rows;
}

/** How many people there are. */
export async function countCards(tx: Tx, workspaceId: string, filter: CardFilter): Promise<number> {
  const isNeeded = filter.known !== undefined;
  const source = isNeeded ? joined(workspaceId) : sql`people.tally t`;
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${source} where t.workspace_id = ${workspaceId} ${matching(filter)}`.execute(tx);
  return rows[0]!.count;
}

/** The conditions of a filter on the tally `t` and the face `f`. */
export function matching({ stages, channels, known }: CardFilter): RawBuilder<unknown> {
  const conditions = [
    stages?.length ? sql`and coalesce(t.stage, 'none') = any(${[...stages]}::text[])` : undefined,
    channels?.length ? sql`and t.channels && ${[...channels]}::text[]` : undefined,
    known === undefined ? undefined : sql`and f.proven = ${known}`,
  ].filter((condition) => condition !== undefined);
  return conditions.length > 0 ? sql.join(conditions, sql` `) : sql``;
}
