import { sql } from "kysely";
import { texts, uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import { type Position, settledAfter } from "../kernel/follow.ts";

/** What one touchpoint, or several alike, add to their subject; times in epoch milliseconds. */
export interface Seen {
  subjectId: string;
  validFrom: number | null;
  kind: string;
  name: string;
  channel: string;
  touchpoints: number;
  firstAt: number;
  lastAt: number;
}

export type SeenRow = Seen & Position & { workspaceId: string; touchpointId: string };

/** Touchpoints of all workspaces in commit order. */
export async function readSeen(tx: Tx, from: Position, limit: number): Promise<SeenRow[]> {
  const { rows } = await sql<SeenRow>`
    select xid::text as xid, seq, workspace_id, subject_id, touchpoint_id, null as valid_from, kind, name, channel,
      1 as touchpoints, (extract(epoch from occurred_at) * 1000)::float8 as first_at,
      (extract(epoch from occurred_at) * 1000)::float8 as last_at
    from timeline.touchpoint l where ${settledAfter(from, "l")} order by l.xid, l.seq limit ${limit}`.execute(tx);
  return rows;
}

/** What some touchpoints carry. */
export interface Carried {
  subjectId: string;
  validFrom: number | null;
  kind: string;
  name: string;
  properties: Record<string, unknown>;
}

/** The properties of these touchpoints. */
export async function propertiesOf(tx: Tx, workspaceId: string, rows: readonly SeenRow[]): Promise<Carried[]> {
  const { rows: found } = await sql<Carried>`
    select t.subject_id, null as valid_from, t.kind, t.name, t.properties
    from unnest(${uuids(rows.map((row) => row.subjectId))}, ${uuids(rows.map((row) => row.touchpointId))}) as r(subject_id, touchpoint_id)
    join timeline.touchpoint t on t.workspace_id = ${workspaceId} and t.subject_id = r.subject_id
      and t.touchpoint_id = r.touchpoint_id`.execute(tx);
  return found;
}

const fromHolding = sql`case when isfinite(h.valid_from) then (extract(epoch from h.valid_from) * 1000)::float8 end as valid_from`;
const heldBy = (workspaceId: string) => sql`left join people.public_holding h on h.workspace_id = ${workspaceId}
  and h.subject_id = t.subject_id and t.occurred_at >= h.valid_from and t.occurred_at < h.valid_until`;

/** Touchpoints of some subjects, alike ones together, by the time in which one person held them; until a position. */
export async function countSeen(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
  until: Position,
): Promise<Seen[]> {
  const { rows } = await sql<Seen>`
    select t.subject_id, ${fromHolding}, t.kind, t.name, t.channel, count(*) as touchpoints,
      (extract(epoch from min(t.occurred_at)) * 1000)::float8 as first_at, (extract(epoch from max(t.occurred_at)) * 1000)::float8 as last_at
    from timeline.touchpoint t ${heldBy(workspaceId)}
    where t.workspace_id = ${workspaceId} and t.subject_id = any(${uuids(subjectIds)})
      and (t.xid, t.seq) <= (${until.xid}::xid8, ${until.seq}::bigint)
    group by 1, 2, 3, 4, 5`.execute(tx);
  return rows;
}

/** The properties of these subjects' touchpoints of some names, by the time in which one person held them; until a position. */
export async function propertiesNamed(
  tx: Tx,
  workspaceId: string,
  subjectIds: readonly string[],
  names: readonly string[],
  until: Position,
): Promise<Carried[]> {
  const { rows } = await sql<Carried>`
    select t.subject_id, ${fromHolding}, t.kind, t.name, t.properties
    from timeline.touchpoint t ${heldBy(workspaceId)}
    where t.workspace_id = ${workspaceId} and t.subject_id = any(${uuids(subjectIds)}) and t.name = any(${texts(names)})
      and (t.xid, t.seq) <= (${until.xid}::xid8, ${until.seq}::bigint)`.execute(tx);
  return rows;
}

/** Subjects that have a touchpoint of this name. */
export async function subjectsWithName(tx: Tx, workspaceId: string, name: string): Promise<string[]> {
  const { rows } = await sql<{ subjectId: string }>`
    select distinct subject_id from timeline.touchpoint where workspace_id = ${workspaceId} and name = ${name}`.execute(
    tx,
  );
  return rows.map((row) => row.subjectId);
}

/** What counting names needs to know of a touchpoint. */
export type Counting = Pick<SeenRow, "workspaceId" | "name" | "kind" | "lastAt">;

/** Counts names, so that unknown ones appear by volume. */
export async function addNamesSeen(tx: Tx, seen: readonly Counting[]): Promise<void> {
  await sql`
    insert into timeline.name_seen as known (workspace_id, name, kind, touchpoints, first_seen_at, last_seen_at)
    select workspace_id, name, min(kind), count(*), to_timestamp(min(at) / 1000), to_timestamp(max(at) / 1000)
    from unnest(${uuids(seen.map((row) => row.workspaceId))}, ${texts(seen.map((row) => row.name))},
      ${texts(seen.map((row) => row.kind))}, string_to_array(${seen.map((row) => row.lastAt).join(",")}, ',')::float8[])
      as r(workspace_id, name, kind, at)
    group by workspace_id, name order by workspace_id, name
    on conflict (workspace_id, name) do update set touchpoints = known.touchpoints + excluded.touchpoints,
      first_seen_at = least(known.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at)`.execute(tx);
}
