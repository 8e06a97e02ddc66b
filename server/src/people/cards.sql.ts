import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import { lineSeparator } from "./search-entries.ts";

const lineOfIdentifier = sql`
  case i.kind when 'email' then 'e ' when 'phone' then 'p ' when 'user_id' then 'u ' else 'h ' end || i.value`;

const spansOfDue = (workspaceId: string, personIds: readonly string[]) => sql`
    due as materialized (select unnest(${uuids(personIds)}) as person_id),
    span as materialized (
      select m.person_id, m.subject_id, m.valid_from, m.valid_until from due
      join people.membership m on m.workspace_id = ${workspaceId} and m.person_id = due.person_id
      union all
      select i.subject_id, i.subject_id, '-infinity', 'infinity' from due
      join people.identifier i on i.workspace_id = ${workspaceId} and i.subject_id = due.person_id
      where i.retired_at is null and not exists (select from people.holding h where h.workspace_id = ${workspaceId} and h.subject_id = i.subject_id))`;

/** What somebody was found by and is found by now; null where there was or is nobody. */
export interface WordsChanged {
  personId: string;
  before: string | null;
  after: string | null;
}

const line = (kind: string, column: string) => sql`${`${kind} `} || ${sql.ref(column)}`;

/**
 * Draws anew who these people are, from what is stored about their subjects; a person without subjects loses the face.
 * Returns those who are now found by other words.
 */
export async function upsertFaces(tx: Tx, workspaceId: string, personIds: readonly string[]): Promise<WordsChanged[]> {
  const { rows } = await sql<WordsChanged>`
    with ${spansOfDue(workspaceId, personIds)},
    former as (
      select f.person_id, f.words from due
      join people.face f on f.workspace_id = ${workspaceId} and f.person_id = due.person_id),
    gone as (
      delete from people.face f using due
      where f.workspace_id = ${workspaceId} and f.person_id = due.person_id
        and not exists (select from span where span.person_id = due.person_id)
      returning f.person_id),
    known as (
      select span.person_id, bool_or(i.standing = 'proven' and i.kind <> 'anonymous_id') as proven,
        count(distinct i.kind || ' ' || i.value) as identifiers,
        (array_agg(i.value order by i.standing = 'proven' desc, i.value) filter (where i.kind = 'email'))[1] as email,
        (array_agg(i.value order by i.standing = 'proven' desc, i.value) filter (where i.kind = 'phone'))[1] as phone,
        (array_agg(i.value order by i.standing = 'proven' desc, i.value) filter (where i.kind = 'user_id'))[1] as user_id,
        string_agg(distinct ${lineOfIdentifier}, ${lineSeparator}) filter (where i.kind <> 'anonymous_id') as words
      from span join people.identifier i on i.workspace_id = ${workspaceId} and i.subject_id = span.subject_id
      group by span.person_id),
    trait as (
      select distinct on (span.person_id, t.name) span.person_id, t.name, left(t.value #>> '{}', 300) as value
      from span join people.trait t on t.workspace_id = ${workspaceId} and t.subject_id = span.subject_id
        and t.occurred_at >= span.valid_from and t.occurred_at < span.valid_until
      where t.name in ('name', 'firstName', 'first_name', 'lastName', 'last_name', 'email', 'phone')
      order by span.person_id, t.name, t.occurred_at desc, t.value desc),
    called as (
      select person_id,
        coalesce(max(value) filter (where name = 'name'), nullif(concat_ws(' ',
          coalesce(max(value) filter (where name = 'firstName'), max(value) filter (where name = 'first_name')),
          coalesce(max(value) filter (where name = 'lastName'), max(value) filter (where name = 'last_name'))), '')) as name,
        max(value) filter (where name = 'email') as email, max(value) filter (where name = 'phone') as phone
      from trait group by person_id),
    employed as (
      select distinct on (span.person_id) span.person_id, coalesce(c.traits ->> 'name', c.group_id) as company
      from span join people.employment e on e.workspace_id = ${workspaceId} and e.subject_id = span.subject_id
      join people.company c on c.workspace_id = ${workspaceId} and c.company_id = e.company_id
      order by span.person_id, e.since desc, c.company_id),
    drawn as (
    insert into people.face as face (workspace_id, person_id, name, email, phone, user_id, company, proven, identifiers, words)
    select ${workspaceId}::uuid, k.person_id, called.name, coalesce(k.email, called.email), coalesce(k.phone, called.phone),
      k.user_id, employed.company, k.proven, k.identifiers,
      people.folded(concat_ws(${lineSeparator}, ${line("n", "called.name")}, k.words, ${line("e", "called.email")}, ${line("p", "called.phone")},
        ${line("c", "employed.company")}))
    from known k left join called using (person_id) left join employed using (person_id)
    order by k.person_id
    on conflict (workspace_id, person_id) do update set
      name = excluded.name, email = excluded.email, phone = excluded.phone, user_id = excluded.user_id,
      company = excluded.company, proven = excluded.proven, identifiers = excluded.identifiers, words = excluded.words
    where face is distinct from excluded
    returning person_id, words)
    select person_id, former.words as before, drawn.words as after
    from drawn full join gone using (person_id) left join former using (person_id)
    where former.words is distinct from drawn.words`.execute(tx);
  return rows;
}

/** Draws the faces of people who are one new subject each, of whom nothing but the identifier is known. */
export async function insertPlainFaces(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
): Promise<WordsChanged[]> {
  const { rows } = await sql<WordsChanged>`
    insert into people.face (workspace_id, person_id, email, phone, user_id, proven, identifiers, words)
    select workspace_id, subject_id, case kind when 'email' then value end, case kind when 'phone' then value end,
      case kind when 'user_id' then value end, standing = 'proven' and kind <> 'anonymous_id', 1,
      case kind when 'anonymous_id' then '' else lower(${lineOfIdentifier}) end
    from people.identifier i where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjectIds)})
      and retired_at is null
    order by subject_id
    on conflict do nothing
    returning person_id, null as before, words as after`.execute(tx);
  return rows;
}

/** Sums up anew what these people did, from what is stored about their subjects. */
export async function upsertTallies(tx: Tx, workspaceId: string, personIds: readonly string[]): Promise<void> {
  await sql`
    with ${spansOfDue(workspaceId, personIds)},
    gone as (
      delete from people.tally t using due
      where t.workspace_id = ${workspaceId} and t.person_id = due.person_id
        and not exists (select from span where span.person_id = due.person_id)),
    began as (
      select span.person_id, min(i.first_seen_at) as at
      from span join people.identifier i on i.workspace_id = ${workspaceId} and i.subject_id = span.subject_id
      group by span.person_id),
    active as (
      select span.person_id, min(a.first_seen_at) as first_seen_at, max(a.last_seen_at) as last_seen_at,
        sum(a.touchpoints)::bigint as touchpoints, sum(a.orders)::bigint as orders, sum(a.revenue) as revenue,
        max(a.stage_at) as stage_at, (array_agg(a.stage order by a.stage_at desc nulls last, a.stage))[1] as stage
      from span join people.activity a on a.workspace_id = ${workspaceId} and a.subject_id = span.subject_id
        and a.valid_from = span.valid_from
      group by span.person_id),
    channels as (
      select span.person_id, array_agg(distinct channel) as channels
      from span join people.activity a on a.workspace_id = ${workspaceId} and a.subject_id = span.subject_id
        and a.valid_from = span.valid_from, unnest(a.channels) as channel
      group by span.person_id)
    insert into people.tally as tally (workspace_id, person_id, first_seen_at, last_seen_at, touchpoints, orders, revenue,
      channels, stage, stage_at)
    select ${workspaceId}::uuid, b.person_id, coalesce(a.first_seen_at, b.at), coalesce(a.last_seen_at, b.at),
      coalesce(a.touchpoints, 0), coalesce(a.orders, 0), coalesce(a.revenue, 0), coalesce(c.channels, '{}'), a.stage, a.stage_at
    from began b left join active a using (person_id) left join channels c using (person_id)
    order by b.person_id
    on conflict (workspace_id, person_id) do update set
      first_seen_at = excluded.first_seen_at, last_seen_at = excluded.last_seen_at, touchpoints = excluded.touchpoints,
      orders = excluded.orders, revenue = excluded.revenue, channels = excluded.channels, stage = excluded.stage,
      stage_at = excluded.stage_at
    where tally is distinct from excluded`.execute(tx);
}
