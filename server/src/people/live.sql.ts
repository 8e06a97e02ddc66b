import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";
import { type Position, settledAfter } from "../kernel/follow.ts";

export interface PersonChange extends Position {
  personId: string;
  formerPersonId: string;
  changedBy: string;
  changedAt: Date;
}

/** Changes that a person took part in, settled after a position, oldest first. */
export async function settledChanges(
  tx: Tx,
  workspaceId: string,
  personId: string,
  after: Position,
  limit: number,
): Promise<PersonChange[]> {
  const { rows } = await sql<PersonChange>`
    select c.xid::text as xid, c.seq, c.person_id, c.former_person_id, c.changed_by, c.changed_at from people.change c
    where c.workspace_id = ${workspaceId} and ${settledAfter(after, "c")}
      and (c.person_id = ${personId} or c.former_person_id = ${personId})
    order by c.xid, c.seq limit ${limit}`.execute(tx);
  return rows;
}
