import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { Priority, State } from "./shapes.ts";

/** A conversation as it is stored. */
export interface ConversationRow {
  workspaceId: string;
  conversationId: string;
  number: number;
  subjectId: string;
  channel: string;
  title: string;
  state: State;
  stateSince: Date;
  snoozedUntil: Date | null;
  priority: Priority;
  teamId: string | null;
  assigneeId: string | null;
  tags: string[];
  fields: Record<string, unknown>;
  openedAt: Date;
  openedBy: string;
  lastMessageAt: Date;
  lastMessageBy: "customer" | "member" | "bot" | "system";
  preview: string;
  waitingSince: Date | null;
  firstRepliedAt: Date | null;
  resolvedAt: Date | null;
  mergedInto: string | null;
  changedAt: Date;
}

/** Locks these conversations, in the order of their ids so that two who lock several never wait for each other. */
export async function lockConversations(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
): Promise<ConversationRow[]> {
  const { rows } = await sql<ConversationRow>`
    select * from desk.conversation
    where workspace_id = ${workspaceId} and conversation_id = any(${uuids(conversationIds)})
    order by conversation_id for update`.execute(tx);
  return rows;
}

const columns = sql`title text, state text, "stateSince" timestamptz, "snoozedUntil" timestamptz, priority text,
  "teamId" uuid, "assigneeId" uuid, tags text[], fields jsonb, "lastMessageAt" timestamptz, "lastMessageBy" text,
  preview text, "waitingSince" timestamptz, "firstRepliedAt" timestamptz, "resolvedAt" timestamptz, "mergedInto" uuid,
  "changedAt" timestamptz, "conversationId" uuid`;

/** Stores what now holds of conversations that exist. */
export async function updateConversations(
  tx: Tx,
  workspaceId: string,
  rows: readonly ConversationRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update desk.conversation c set title = r.title, state = r.state, state_since = r."stateSince",
      snoozed_until = r."snoozedUntil", priority = r.priority, team_id = r."teamId", assignee_id = r."assigneeId",
      tags = r.tags, fields = r.fields, last_message_at = r."lastMessageAt", last_message_by = r."lastMessageBy",
      preview = r.preview, waiting_since = r."waitingSince", first_replied_at = r."firstRepliedAt",
      resolved_at = r."resolvedAt", merged_into = r."mergedInto", changed_at = r."changedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${columns})
    where c.workspace_id = ${workspaceId} and c.conversation_id = r."conversationId"`.execute(tx);
}

/** Stores conversations that have just begun. */
export async function insertConversations(
  tx: Tx,
  workspaceId: string,
  rows: readonly ConversationRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into desk.conversation (workspace_id, conversation_id, number, subject_id, channel, title, state, state_since,
      snoozed_until, priority, team_id, assignee_id, tags, fields, opened_at, opened_by, last_message_at, last_message_by,
      preview, waiting_since, first_replied_at, resolved_at, merged_into, changed_at)
    select ${workspaceId}::uuid, "conversationId", number, "subjectId", channel, title, state, "stateSince",
      "snoozedUntil", priority, "teamId", "assigneeId", tags, fields, "openedAt", "openedBy", "lastMessageAt",
      "lastMessageBy", preview, "waitingSince", "firstRepliedAt", "resolvedAt", "mergedInto", "changedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${columns}, number bigint, "subjectId" uuid,
      channel text, "openedAt" timestamptz, "openedBy" text)`.execute(tx);
}

/** Takes `count` numbers for new conversations and returns the first of them. */
export async function takeNumbers(tx: Tx, workspaceId: string, count: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into desk.conversation_number as n (workspace_id, last) values (${workspaceId}, ${count})
    on conflict (workspace_id) do update set last = n.last + excluded.last
    returning last`.execute(tx);
  return rows[0]!.last - count + 1;
}
