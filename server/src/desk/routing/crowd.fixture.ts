import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { fillDesk } from "./routing.fixture.ts";

export interface Crowd {
  workspaceId: string;
  agents: number;
  conversations: number;
  /** Slots of each agent. */
  slots: number;
}

const languages = ["en", "es", "de", "fr"];

/**
 * Fills a workspace with agents who are off, each of whom speaks two of four languages, and with conversations that wait for
 * somebody who speaks theirs. The server's own follower puts them into the queue.
 */
export async function fillQueue(
  client: pg.Client,
  { workspaceId, agents, conversations, slots }: Crowd,
): Promise<void> {
  const memberIds = Array.from({ length: agents }, () => randomUUID());
  const settings = { automatic: true, slots, respondWithinSeconds: { chat: 3600 } };
  const presentUntil = new Date(Date.now() + 86_400_000);
  await fillDesk(client, { workspaceId, teamId: randomUUID(), memberIds, settings, presentUntil });
  await client.query(
    `insert into desk.shift (workspace_id, shift_id, member_id, status, begun_by, begun_at)
     select $1, gen_random_uuid(), unnest($2::uuid[]), 'off', 'system', now()`,
    [workspaceId, memberIds],
  );
  for (const [place, language] of languages.entries()) await speak(client, workspaceId, memberIds, place, language);
  await client.query(
    `with begun as (
       insert into desk.conversation (workspace_id, conversation_id, number, subject_id, channel, state, state_since, priority,
         fields, opened_at, opened_by, last_message_at, last_message_by, waiting_since, changed_at)
       select $1, gen_random_uuid(), n, gen_random_uuid(), (array['chat', 'chat', 'email'])[1 + n % 3], 'open', now(),
         (array['low', 'normal', 'normal', 'high', 'urgent'])[1 + n % 5],
         jsonb_build_object('language', ($3::text[])[1 + n % 4]), now(), 'system', now(), 'customer',
         now() - n * interval '10 milliseconds', now()
       from generate_series(1, $2::int) n returning conversation_id)
     insert into desk.event (workspace_id, event_id, conversation_id, kind, author, at)
     select $1, gen_random_uuid(), conversation_id, 'opened', 'system', now() from begun`,
    [workspaceId, conversations, languages],
  );
  await wake(client, "desk.event");
}

async function speak(
  client: pg.Client,
  workspaceId: string,
  memberIds: string[],
  place: number,
  language: string,
): Promise<void> {
  const skillId = randomUUID();
  await client.query(
    "insert into desk.skill (workspace_id, skill_id, name, made_by, made_at) values ($1, $2, $3, 'system', now())",
    [workspaceId, skillId, language],
  );
  const speakers = memberIds.filter((_, agent) => agent % 4 === place || (agent + 1) % 4 === place);
  await client.query(
    `insert into desk.proficiency (workspace_id, member_id, skill_id, level, set_by, set_at)
     select $1, id, $3, 3 + n % 3, 'system', now() from unnest($2::uuid[]) with ordinality as r(id, n)`,
    [workspaceId, speakers, skillId],
  );
  const outcome = { teamId: null, skills: [{ skillId, least: 3 }], headStartSeconds: 0, relaxAfterSeconds: null };
  await client.query(
    `insert into desk.routing_rule (workspace_id, rule_id, place, name, conditions, outcome, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, 'system', now())`,
    [workspaceId, randomUUID(), place, language, JSON.stringify([{ on: "language", isOneOf: [language] }]), outcome],
  );
}

/** All agents take work from now on. */
export async function startShifts(client: pg.Client, workspaceId: string): Promise<void> {
  await client.query("update desk.shift set ended_at = now() where workspace_id = $1", [workspaceId]);
  await wake(client, "desk.queue");
}

/** Waits until a count of a workspace is reached; fails if it stops growing. */
export async function untilCount(
  client: pg.Client,
  question: string,
  workspaceId: string,
  wanted: number,
  mostSeconds = 240,
): Promise<void> {
  const until = performance.now() + mostSeconds * 1000;
  for (;;) {
    const { rows } = await client.query(question, [workspaceId]);
    const count = Number(rows[0].count);
    if (count === wanted) return;
    if (performance.now() > until) throw new Error(`${count} instead of ${wanted} after ${mostSeconds} s: ${question}`);
    await pause(100);
  }
}

export const countQueue = "select count(*) from desk.queue_entry where workspace_id = $1";
export const countAssigned =
  "select count(*) from desk.conversation where workspace_id = $1 and state = 'open' and assignee_id is not null";

/** How often conversations were given out, by how often: { 1: 10000 } if each was, once. */
export async function timesRouted(client: pg.Client, workspaceId: string): Promise<Record<string, number>> {
  const { rows } = await client.query(
    `select times, count(*)::int as conversations from (
       select c.conversation_id, count(e.event_id)::int as times from desk.conversation c
       left join desk.event e on e.workspace_id = $1 and e.conversation_id = c.conversation_id and e.kind = 'routed'
       where c.workspace_id = $1 group by 1) t group by 1`,
    [workspaceId],
  );
  return Object.fromEntries(rows.map((row) => [row.times, row.conversations]));
}

/** The most slots that any agent has filled: chats fill one, e-mails a half. */
export async function mostTaken(client: pg.Client, workspaceId: string): Promise<number> {
  const { rows } = await client.query(
    `select max(taken)::float8 as most from (
       select sum(case channel when 'email' then 0.5 else 1 end) as taken from desk.conversation
       where workspace_id = $1 and assignee_id is not null group by assignee_id) t`,
    [workspaceId],
  );
  return rows[0].most;
}

async function wake(client: pg.Client, topic: string): Promise<void> {
  await client.query("select pg_notify('throughline', $1)", [topic]);
}
