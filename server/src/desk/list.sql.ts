import { type RawBuilder, sql } from "kysely";
import { texts, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { ConversationRow } from "./conversation.sql.ts";
import { type orders, type Priority, priorities, type SlaStanding, type State } from "./shapes.ts";

/** Which conversations are wanted, with every word such as "me" resolved; absent means all. */
export interface Wanted {
  states: readonly State[];
  /** Null: nobody's. "anybody": somebody's. */
  assignee?: string | null;
  teams?: readonly string[] | null;
  priorities?: readonly Priority[];
  channels?: readonly string[];
  tags?: readonly string[];
  /** Whether so few bear one of the tags that all of them are looked at. */
  tagsAreRare?: boolean;
  waiting?: boolean;
  /** Only these, of which there are few. */
  conversationIds?: readonly string[];
  /** Only those of this person, under these subjects. */
  person?: { personId: string; subjectIds: readonly string[] };
}

export type Order = (typeof orders)[number];

/** A place in a list. */
export interface Place {
  at: string;
  conversationId: string;
  priority?: Priority;
}

export type ListedRow = ConversationRow & {
  personId: string;
  personName: string | null;
  slaMetric: SlaStanding["metric"] | null;
  slaDueAt: Date | null;
  slaBreachedAt: Date | null;
  slaPaused: boolean | null;
};

/** A page of conversations in an order, from behind `before`. */
export async function listConversations(
  tx: Tx,
  workspaceId: string,
  wanted: Wanted,
  order: Order,
  before: Place | null,
  limit: number,
): Promise<ListedRow[]> {
  const [first, ...others] = branches(wanted, order).map(
    (branch) => sql`(
    select c.* from ${from[order]}
    where c.workspace_id = ${workspaceId} and c.merged_into is null ${branch.only} ${matching(workspaceId, wanted)}
      ${behind(order, before, branch.priority)}
    order by ${within[order]} limit ${limit})`,
  );
  if (!first) return [];
  if (others.length === 0) return withPeople(tx, workspaceId, first, across[order]);
  const merged = sql`select * from (${sql.join([first, ...others], sql` union all `)}) c
    order by ${across[order]} limit ${limit}`;
  return withPeople(tx, workspaceId, merged, across[order]);
}

/** How many conversations each filter lets through, counted up to `most`. */
export async function countConversations(
  tx: Tx,
  workspaceId: string,
  filters: readonly Wanted[],
  most: number,
): Promise<number[]> {
  const counts = filters.map(
    (wanted, place) => sql`
    select ${place}::int as place, count(*) as count from (
      select from desk.conversation c where c.workspace_id = ${workspaceId} and c.merged_into is null
        and ${anyState(wanted)} ${matching(workspaceId, wanted)} limit ${most}) counted`,
  );
  const { rows } = await sql<{ count: number }>`${sql.join(counts, sql` union all `)} order by place`.execute(tx);
  return rows.map(({ count }) => count);
}

/** These conversations, whether merged or not. */
export async function readConversations(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
): Promise<ListedRow[]> {
  const some = sql`select * from desk.conversation c
    where c.workspace_id = ${workspaceId} and c.conversation_id = any(${uuids(conversationIds)})`;
  return withPeople(tx, workspaceId, some, sql`c.number`);
}

/** Adds whose they are (of the person who held the conversation's subject when it was opened), and the clock that runs out next. */
async function withPeople(
  tx: Tx,
  workspaceId: string,
  conversations: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<ListedRow[]> {
  const { rows } = await sql<ListedRow>`
    select c.*, coalesce(h.person_id, c.subject_id) as person_id,
      coalesce(card.name, card.email, card.user_id) as person_name,
      n.metric as sla_metric, n.due_at as sla_due_at, n.breached_at as sla_breached_at, n.paused as sla_paused
    from (${conversations}) c
    left join desk.sla_next n on n.workspace_id = ${workspaceId} and n.conversation_id = c.conversation_id
    left join people.public_holding h on h.workspace_id = ${workspaceId} and h.subject_id = c.subject_id
      and c.opened_at >= h.valid_from and c.opened_at < h.valid_until
    left join people.public_card card on card.workspace_id = ${workspaceId}
      and card.person_id = coalesce(h.person_id, c.subject_id)
    order by ${order}`.execute(tx);
  return rows;
}

const conversations = sql`desk.conversation c`;

const from: Record<Order, RawBuilder<unknown>> = {
  newest: conversations,
  oldest: conversations,
  waiting: conversations,
  priority: conversations,
  sla: sql`desk.sla_next n join desk.conversation c using (workspace_id, conversation_id)`,
};

const rank = sql`array_position(array['urgent', 'high', 'normal', 'low'], c.priority)`;

/** The order within a branch, which is that of an index. */
const within: Record<Order, RawBuilder<unknown>> = {
  newest: sql`c.last_message_at desc, c.conversation_id desc`,
  oldest: sql`c.last_message_at, c.conversation_id`,
  waiting: sql`c.waiting_since, c.conversation_id`,
  priority: sql`c.last_message_at desc, c.conversation_id desc`,
  sla: sql`n.due_at, n.conversation_id`,
};

const across: Record<Order, RawBuilder<unknown>> = {
  ...within,
  priority: sql`${rank}, c.last_message_at desc, c.conversation_id desc`,
};

interface Branch {
  only: RawBuilder<unknown>;
  priority?: Priority;
}

/**
 * The parts that a list is merged from. Each reads the head of one index in its order: a condition such as "open or pending"
 * would have everything sorted first.
 */
function branches(wanted: Wanted, order: Order): Branch[] {
  // Few are to be sorted, or the index of waiting itself is in order.
  if (order === "sla")
    return [{ only: sql`and n.workspace_id = c.workspace_id and n.due_at is not null and ${anyState(wanted)}` }];
  if (order === "waiting") return [{ only: sql`and c.waiting_since is not null and ${anyState(wanted)}` }];
  const states = few(wanted) ? [anyState(wanted)] : wanted.states.map((state) => sql`c.state = ${state}`);
  if (order !== "priority") return states.map((state) => ({ only: sql`and ${state}` }));
  const ranks = priorities.filter((priority) => wanted.priorities?.includes(priority) ?? true);
  return states.flatMap((state) =>
    ranks.map((priority) => ({ only: sql`and ${state} and c.priority = ${priority}`, priority })),
  );
}

function few({ conversationIds, person, tagsAreRare = false }: Wanted): boolean {
  return conversationIds !== undefined || person !== undefined || tagsAreRare;
}

function anyState({ states }: Wanted): RawBuilder<unknown> {
  return states.length === 1 ? sql`c.state = ${states[0]}` : sql`c.state = any(${texts(states)})`;
}

/** What lies behind a place; in the order of priorities that is all of lower ones and the rest of the same. */
function behind(order: Order, before: Place | null, priority: Priority | undefined): RawBuilder<unknown> {
  if (!before) return sql``;
  const place = sql`(${before.at}::timestamptz, ${before.conversationId}::uuid)`;
  if (order === "newest") return sql`and (c.last_message_at, c.conversation_id) < ${place}`;
  if (order === "oldest") return sql`and (c.last_message_at, c.conversation_id) > ${place}`;
  if (order === "waiting") return sql`and (c.waiting_since, c.conversation_id) > ${place}`;
  if (order === "sla") return sql`and (n.due_at, n.conversation_id) > ${place}`;
  const ahead = priorities.indexOf(priority!) - priorities.indexOf(before.priority!);
  if (ahead === 0) return sql`and (c.last_message_at, c.conversation_id) < ${place}`;
  return ahead > 0 ? sql`and false` : sql``;
}

function matching(workspaceId: string, wanted: Wanted): RawBuilder<unknown> {
  const { assignee, teams, channels, tags, waiting, conversationIds, person } = wanted;
  const conditions: RawBuilder<unknown>[] = [];
  if (assignee === null) conditions.push(sql`and c.assignee_id is null`);
  else if (assignee === "anybody") conditions.push(sql`and c.assignee_id is not null`);
  else if (assignee !== undefined) conditions.push(sql`and c.assignee_id = ${assignee}::uuid`);
  if (teams === null) conditions.push(sql`and c.team_id is null`);
  else if (teams?.length === 1) conditions.push(sql`and c.team_id = ${teams[0]}::uuid`);
  else if (teams) conditions.push(sql`and c.team_id = any(${uuids(teams)})`);
  if (wanted.priorities) conditions.push(sql`and c.priority = any(${texts(wanted.priorities)})`);
  if (channels) conditions.push(sql`and c.channel = any(${texts(channels)})`);
  if (waiting !== undefined)
    conditions.push(waiting ? sql`and c.waiting_since is not null` : sql`and c.waiting_since is null`);
  if (tags) {
    conditions.push(sql`and exists (select from desk.tagged g where g.workspace_id = ${workspaceId}
      and g.tag = any(${texts(tags)}) and g.conversation_id = c.conversation_id)`);
  }
  if (conversationIds) conditions.push(sql`and c.conversation_id = any(${uuids(conversationIds)})`);
  if (person) {
    conditions.push(sql`and c.subject_id = any(${uuids(person.subjectIds)})
      and exists (select from people.public_span s where s.workspace_id = ${workspaceId} and s.person_id = ${person.personId}
        and s.subject_id = c.subject_id and c.opened_at >= s.valid_from and c.opened_at < s.valid_until)`);
  }
  return conditions.length > 0 ? sql.join(conditions, sql` `) : sql``;
}
