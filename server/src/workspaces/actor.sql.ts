import { type RawBuilder, sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";

/** SQL for the name of the actor in a column ("member:…" or "key:…"), as it is today. */
export function nameOfActor(workspaceColumn: string, actorColumn: string): RawBuilder<string> {
  const actor = sql.ref(actorColumn);
  return sql<string>`coalesce(
    (select u.name from workspaces."user" u where 'member:' || u.id = ${actor}),
    (select o.name from workspaces.api_key o
      where o.workspace_id = ${sql.ref(workspaceColumn)} and 'key:' || o.key_id = ${actor}),
    ${actor})`;
}

/** What these actors ("member:…", "key:…") are called today; those that are unknown are absent. */
export async function namesOfActors(
  tx: Tx,
  workspaceId: string,
  actors: readonly string[],
): Promise<Map<string, string>> {
  const idsOf = (kind: string) =>
    uuids(actors.filter((actor) => actor.startsWith(`${kind}:`)).map((actor) => actor.slice(kind.length + 1)));
  const { rows } = await sql<{ actor: string; name: string }>`
    select 'member:' || u.id as actor, u.name from workspaces."user" u where u.id = any(${idsOf("member")})
    union all
    select 'key:' || k.key_id, k.name from workspaces.api_key k
    where k.workspace_id = ${workspaceId} and k.key_id = any(${idsOf("key")})`.execute(tx);
  return new Map(rows.map(({ actor, name }) => [actor, name]));
}
