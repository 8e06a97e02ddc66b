import { sql } from "kysely";
import { uuids } from "../../kernel/columns.ts";
import type { Tx } from "../../kernel/database.ts";
import type { Story } from "./story.ts";

/** The stories of these conversations as of now, each from one snapshot. */
export async function storiesOf(tx: Tx, workspaceId: string, conversationIds: readonly string[]): Promise<Story[]> {
  const { rows } = await sql<Story>`
    select c.conversation_id, c.subject_id, c.channel, (extract(epoch from c.opened_at) * 1000)::float8 as opened_at,
      c.opened_by, c.state, c.priority, c.team_id, c.tags, c.merged_into is not null as merged,
      coalesce(said.messages, '[]') as messages, coalesce(done.events, '[]') as events
    from desk.conversation c
    left join lateral (
      select jsonb_agg(jsonb_build_object('at', at, 'by', by, 'mergedAt', merged_at) order by at, seq) as messages
      from (
        select (extract(epoch from case m.kind when 'inbound' then m.written_at else m.sent_at end) * 1000)::float8 as at, m.seq,
          case when m.kind = 'inbound' then 'customer' when m.author like 'member:%' then 'member' else 'other' end as by,
          (extract(epoch from g.merged_at) * 1000)::float8 as merged_at
        from desk.merged_set(${workspaceId}, c.conversation_id) s
        join desk.message m on m.workspace_id = ${workspaceId} and m.conversation_id = s.conversation_id
        left join desk.merge g on g.workspace_id = ${workspaceId} and g.conversation_id = m.conversation_id
          and g.conversation_id <> c.conversation_id and g.undone_at is null
        where m.side_id is null and (m.kind = 'inbound' or m.kind = 'reply' and m.sent_at is not null)) as message
    ) said on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('at', (extract(epoch from e.at) * 1000)::float8, 'kind', e.kind, 'detail', e.detail)
        order by e.at, e.seq) as events
      from desk.event e
      where e.workspace_id = ${workspaceId} and e.conversation_id = c.conversation_id
        and e.kind in ('state_changed', 'priority_changed', 'team_changed', 'tags_changed', 'merged', 'unmerged')
    ) done on true
    where c.workspace_id = ${workspaceId} and c.conversation_id = any(${uuids(conversationIds)})`.execute(tx);
  return rows;
}
