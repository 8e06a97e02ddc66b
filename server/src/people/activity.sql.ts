import { sql } from "kysely";
import { instants, numbers, texts, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { Activity, Amounts } from "./activity.ts";

const amountsOf = (added: readonly Amounts[]) => sql`
  ${instants(added.map((row) => row.firstSeenAt))}, ${instants(added.map((row) => row.lastSeenAt))},
  ${numbers(added.map((row) => row.touchpoints))}, ${numbers(added.map((row) => row.orders))},
  ${texts(added.map((row) => String(row.revenue)))}, ${texts(added.map((row) => row.channels.join(",")))},
  ${texts(added.map((row) => row.stage))}, ${instants(added.map((row) => row.stageAt))}`;

const amountColumns = sql`first_seen_at, last_seen_at, touchpoints, orders, revenue::numeric, string_to_array(channels, ','),
  stage, case when isfinite(stage_at) then stage_at end`;

const sumWithKnown = sql`
  first_seen_at = least(known.first_seen_at, excluded.first_seen_at),
  last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at),
  touchpoints = known.touchpoints + excluded.touchpoints, orders = known.orders + excluded.orders,
  revenue = known.revenue + excluded.revenue,
  channels = case when known.channels @> excluded.channels then known.channels
    else array(select distinct unnest(known.channels || excluded.channels) order by 1) end,
  stage = case when excluded.stage_at >= coalesce(known.stage_at, '-infinity') then excluded.stage else known.stage end,
  stage_at = greatest(known.stage_at, excluded.stage_at)`;

/** Adds what new touchpoints amount to; returns the subjects that had none before. */
export async function addActivities(tx: Tx, workspaceId: string, added: readonly Activity[]): Promise<string[]> {
  const { rows } = await sql<{ subjectId: string; fresh: boolean }>`
    insert into people.activity as known (workspace_id, subject_id, valid_from, first_seen_at, last_seen_at, touchpoints,
      orders, revenue, channels, stage, stage_at)
    select ${workspaceId}::uuid, subject_id, valid_from, ${amountColumns}
    from unnest(${uuids(added.map((row) => row.subjectId))}, ${instants(added.map((row) => row.validFrom))}, ${amountsOf(added)})
      as r(subject_id, valid_from, first_seen_at, last_seen_at, touchpoints, orders, revenue, channels, stage, stage_at)
    order by subject_id
    on conflict (workspace_id, subject_id, valid_from) do update set ${sumWithKnown}
    -- A row that was not there before has no updating transaction.
    returning subject_id, xmax = 0 as fresh`.execute(tx);
  return rows.filter((row) => row.fresh).map((row) => row.subjectId);
}

/** Adds what new touchpoints amount to, person by person. */
export async function addTallies(tx: Tx, workspaceId: string, added: ReadonlyMap<string, Amounts>): Promise<void> {
  const amounts = [...added.values()];
  await sql`
    insert into people.tally as known (workspace_id, person_id, first_seen_at, last_seen_at, touchpoints,
      orders, revenue, channels, stage, stage_at)
    select ${workspaceId}::uuid, person_id, ${amountColumns}
    from unnest(${uuids([...added.keys()])}, ${amountsOf(amounts)})
      as r(person_id, first_seen_at, last_seen_at, touchpoints, orders, revenue, channels, stage, stage_at)
    order by person_id
    on conflict (workspace_id, person_id) do update set ${sumWithKnown}`.execute(tx);
}

/** The people who hold those of the subjects that are not simply people of their own. */
export async function joinedAmong(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ subjectId: string; personId: string }>`
    select subject_id, person_id from people.holding
    where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjectIds)}) and valid_until = 'infinity'`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.subjectId, row.personId]));
}

/** Forgets what these subjects' touchpoints amounted to, to be counted anew. */
export async function deleteActivities(tx: Tx, workspaceId: string, subjectIds: readonly string[]): Promise<void> {
  await sql`delete from people.activity where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjectIds)})`.execute(
    tx,
  );
}

/** The people who hold these subjects now or held them at any time. */
export async function holdersOf(tx: Tx, workspaceId: string, subjectIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct coalesce(h.person_id, s.subject_id) as person_id
    from unnest(${uuids(subjectIds)}) as s(subject_id)
    left join people.holding h on h.workspace_id = ${workspaceId} and h.subject_id = s.subject_id`.execute(tx);
  return rows.map((row) => row.personId);
}

/** Those of the subjects that changed hands in time. */
export async function splitAmong(tx: Tx, workspaceId: string, subjectIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ subjectId: string }>`
    select distinct subject_id from people.holding
    where workspace_id = ${workspaceId} and subject_id = any(${uuids(subjectIds)})
      and (isfinite(valid_from) or isfinite(valid_until))`.execute(tx);
  return new Set(rows.map((row) => row.subjectId));
}
