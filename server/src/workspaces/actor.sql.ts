import { type RawBuilder, sql } from "kysely";

/** SQL for the name of the actor in a column ("member:…" or "key:…"), as it is today. */
export function nameOfActor(workspaceColumn: string, actorColumn: string): RawBuilder<string> {
  const actor = sql.ref(actorColumn);
  return sql<string>`coalesce(
    (select u.name from workspaces."user" u where 'member:' || u.id = ${actor}),
    (select o.name from workspaces.api_key o
      where o.workspace_id = ${sql.ref(workspaceColumn)} and 'key:' || o.key_id = ${actor}),
    ${actor})`;
}
