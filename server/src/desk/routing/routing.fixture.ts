import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { TestDatabase } from "../../database.fixture.ts";
import { inWorkspace } from "../../kernel/database.ts";
import { reviewQueue } from "./queue.ts";
import type { RoutingSettings } from "./shapes.ts";
import { usualSettings } from "./shapes.ts";
import { route, type Turn } from "./turn.ts";

/** A workspace with a team whose members are at their consoles, at a time that tests move on. */
export interface Desk {
  at: TestDatabase;
  workspaceId: string;
  teamId: string;
  memberIds: string[];
  now: Date;
}

/** Makes a workspace with so many agents in one team, all of them there and free. */
export async function makeDesk(
  at: TestDatabase,
  agents: number,
  settings: Partial<RoutingSettings> = {},
): Promise<Desk> {
  const [workspaceId, teamId, now] = [randomUUID(), randomUUID(), new Date("2026-03-02T09:00:00Z")];
  const memberIds = Array.from({ length: agents }, () => randomUUID()).sort();
  const { owner } = at;
  await fillDesk(owner, { workspaceId, teamId, memberIds, settings, presentUntil: now });
  return { at, workspaceId, teamId, memberIds, now };
}

/** Writes a workspace, its members, one team of all of them, settings and presence past all rules. */
export async function fillDesk(
  owner: pg.Pool | pg.Client,
  {
    workspaceId,
    teamId,
    memberIds,
    settings,
    presentUntil,
  }: {
    workspaceId: string;
    teamId: string;
    memberIds: string[];
    settings: Partial<RoutingSettings>;
    presentUntil: Date;
  },
): Promise<void> {
  await owner.query(
    `insert into workspaces."user" (id, name, email, "emailVerified")
     select id, 'Agent ' || n, id || '@example.com', true from unnest($1::uuid[]) with ordinality as r(id, n)`,
    [memberIds],
  );
  await owner.query(
    `insert into workspaces.workspace (workspace_id, name, time_zone, subject_salt, identity_secret, created_by)
     values ($1, 'Kestrel Coffee', 'UTC', sha256('salt'), 'secret', $2) on conflict do nothing`,
    [workspaceId, memberIds[0]],
  );
  await owner.query(
    "insert into workspaces.member (workspace_id, user_id, role) select $1, unnest($2::uuid[]), 'agent'",
    [workspaceId, memberIds],
  );
  await owner.query(
    `insert into desk.team (workspace_id, team_id, name, made_by, made_at) values ($1, $2, 'Support', 'system', now())`,
    [workspaceId, teamId],
  );
  await owner.query(
    "insert into desk.team_member (workspace_id, team_id, member_id, since) select $1, $2, unnest($3::uuid[]), now()",
    [workspaceId, teamId, memberIds],
  );
  await owner.query(
    "insert into desk.presence (workspace_id, member_id, seen_at) select $1, unnest($2::uuid[]), $3::timestamptz",
    [workspaceId, memberIds, presentUntil],
  );
  await owner.query(
    "insert into desk.routing_setting (workspace_id, settings, changed_by, changed_at) values ($1, $2, 'system', now())",
    [workspaceId, JSON.stringify({ ...usualSettings, ...settings })],
  );
}

/** What differs from a plain chat that somebody has just begun. */
export interface Begun {
  conversationId?: string;
  channel?: string;
  priority?: string;
  title?: string;
  tags?: string[];
  fields?: object;
  teamId?: string | null;
  assigneeId?: string | null;
  subjectId?: string;
  waitingSince?: Date;
}

/** Writes conversations whose customers wait, as receiving their messages leaves them, and returns their ids. */
export async function begin({ at, workspaceId, now }: Desk, ...begun: Begun[]): Promise<string[]> {
  const ids: string[] = [];
  for (const one of begun) {
    const id = one.conversationId ?? randomUUID();
    ids.push(id);
    await at.owner.query(
      `with number as (
         insert into desk.conversation_number as n (workspace_id, last) values ($1, 1)
         on conflict (workspace_id) do update set last = n.last + 1 returning last)
       insert into desk.conversation (workspace_id, conversation_id, number, subject_id, channel, title, state, state_since,
         priority, team_id, assignee_id, tags, fields, opened_at, opened_by, last_message_at, last_message_by, waiting_since, changed_at)
       select $1, $2, last, $3, $4, $5, 'open', $6, $7, $8, $9, $10, $11, $6, 'customer:' || $3::uuid, $6, 'customer', $12, $6
       from number`,
      [
        workspaceId,
        id,
        one.subjectId ?? randomUUID(),
        one.channel ?? "chat",
        one.title ?? "",
        now,
        one.priority ?? "normal",
        one.teamId ?? null,
        one.assigneeId ?? null,
        one.tags ?? [],
        JSON.stringify(one.fields ?? {}),
        // One after the other, so that their order is known.
        one.waitingSince ?? new Date(now.getTime() - 1000 + ids.length),
      ],
    );
  }
  return ids;
}

/** Brings conversations into the queue if they belong there. */
export function review({ at, workspaceId, now }: Desk, conversationIds: readonly string[], because = "opened") {
  const causes = new Map(conversationIds.map((id) => [id, { because, isReopened: because === "opened" }]));
  return inWorkspace(at.db, workspaceId, (tx) => reviewQueue(tx, workspaceId, causes, now));
}

/** Takes one turn of routing. */
export function turn({ at, workspaceId, now }: Desk): Promise<Turn> {
  return inWorkspace(at.db, workspaceId, (tx) => route(tx, workspaceId, now));
}

/** Moves the time on, with everybody still at their consoles. */
export async function pass(desk: Desk, seconds: number, stillThere: readonly string[] = desk.memberIds): Promise<void> {
  desk.now = new Date(desk.now.getTime() + seconds * 1000);
  await desk.at.owner.query(
    "update desk.presence set seen_at = $3 where workspace_id = $1 and member_id = any($2::uuid[])",
    [desk.workspaceId, stillThere, desk.now],
  );
}

/** Who has a conversation. */
export async function assigneeOf({ at, workspaceId }: Desk, conversationId: string): Promise<string | null> {
  const { rows } = await at.owner.query(
    "select assignee_id from desk.conversation where workspace_id = $1 and conversation_id = $2",
    [workspaceId, conversationId],
  );
  return rows[0].assignee_id;
}

/** The ids in the queue, who goes first at the top. */
export async function queueOf({ at, workspaceId }: Desk): Promise<string[]> {
  const { rows } = await at.owner.query(
    "select conversation_id from desk.queue_entry where workspace_id = $1 order by rank_at, conversation_id",
    [workspaceId],
  );
  return rows.map((row) => row.conversation_id);
}

/** The kinds of what happened to a conversation, in order. */
export async function historyOf({ at, workspaceId }: Desk, conversationId: string): Promise<string[]> {
  const { rows } = await at.owner.query(
    "select kind from desk.event where workspace_id = $1 and conversation_id = $2 order by at, seq",
    [workspaceId, conversationId],
  );
  return rows.map((row) => row.kind);
}
