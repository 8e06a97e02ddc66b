import { sql } from "kysely";
import { uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";
import type { Visitor } from "./visitor.ts";

/** The visitor whose token has this hash. */
export async function findVisitor(tx: Tx, workspaceId: string, tokenHash: Buffer): Promise<Visitor | undefined> {
  const { rows } = await sql<Visitor>`
    select v.workspace_id, v.visitor_id, v.channel_id, v.subject_id, v.anonymous_id, v.is_own_name, v.answers,
      p.subject_id as proven_subject_id
    from channels.visitor v left join channels.visitor_proof p using (workspace_id, visitor_id)
    where v.workspace_id = ${workspaceId} and v.token_hash = ${tokenHash}`.execute(tx);
  return rows[0];
}

/** Which of these visitors there still are. */
export async function existingVisitors(tx: Tx, visitorIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ visitorId: string }>`
    select visitor_id from channels.visitor where visitor_id = any(${uuids(visitorIds)})`.execute(tx);
  return new Set(rows.map(({ visitorId }) => visitorId));
}

export interface NewVisitor extends Omit<Visitor, "provenSubjectId"> {
  tokenHash: Buffer;
  language: string;
  context: object;
  at: Date;
}

export async function insertVisitor(tx: Tx, visitor: NewVisitor): Promise<void> {
  const { workspaceId, visitorId, channelId, subjectId, anonymousId, isOwnName } = visitor;
  const { tokenHash, language, answers, context, at } = visitor;
  await sql`
    insert into channels.visitor (workspace_id, visitor_id, channel_id, subject_id, anonymous_id, is_own_name, token_hash,
      language, answers, context, begun_at, seen_at)
    values (${workspaceId}, ${visitorId}, ${channelId}, ${subjectId}, ${anonymousId}, ${isOwnName}, ${tokenHash},
      ${language}, ${JSON.stringify(answers)}, ${JSON.stringify(context)}, ${at}, ${at})`.execute(tx);
}

/** Notes that a visitor has come again, from where, and what else they have answered. */
export async function updateVisitor(
  tx: Tx,
  { workspaceId, visitorId }: Pick<Visitor, "workspaceId" | "visitorId">,
  { language, answers, context, at }: Pick<NewVisitor, "language" | "answers" | "context" | "at">,
): Promise<void> {
  await sql`
    update channels.visitor set seen_at = ${at}, answers = answers || ${JSON.stringify(answers)}::jsonb,
      language = coalesce(nullif(${language}, ''), language), context = context || ${JSON.stringify(context)}::jsonb
    where workspace_id = ${workspaceId} and visitor_id = ${visitorId}`.execute(tx);
}

/** Notes who a visitor has proven to be. */
export async function insertProof(
  tx: Tx,
  proof: { workspaceId: string; visitorId: string; subjectId: string; kind: string; value: string; at: Date },
): Promise<void> {
  const { workspaceId, visitorId, subjectId, kind, value, at } = proof;
  await sql`
    insert into channels.visitor_proof (workspace_id, visitor_id, subject_id, kind, value, proven_at)
    values (${workspaceId}, ${visitorId}, ${subjectId}, ${kind}, ${value}, ${at})
    on conflict (workspace_id, visitor_id) do nothing`.execute(tx);
}

/** Whose each of these threads is: a visitor, or the subject that they have proven to be. */
export async function audiencesOfThreads(
  tx: Tx,
  workspaceId: string,
  threadIds: readonly string[],
): Promise<{ threadId: string; audience: string }[]> {
  const { rows } = await sql<{ threadId: string; audience: string }>`
    select t.thread_id, coalesce(p.subject_id, t.visitor_id) as audience
    from channels.visitor_thread t left join channels.visitor_proof p using (workspace_id, visitor_id)
    where t.workspace_id = ${workspaceId} and t.thread_id = any(${uuids(threadIds)})`.execute(tx);
  return rows;
}
