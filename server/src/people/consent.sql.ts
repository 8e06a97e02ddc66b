import { sql } from "kysely";
import { uuids } from "../kernel/columns.ts";
import type { Tx } from "../kernel/database.ts";
import type { PersonId, SubjectId } from "./identifier.ts";

export interface ConsentRow {
  consentId: string;
  subjectId: SubjectId;
  purpose: string;
  channel: string;
  granted: boolean;
  occurredAt: Date;
  recordedAt: Date;
  recordedBy: string;
  proof: Record<string, unknown>;
}

/** Every yes and no that a person's identifiers ever gave while the person held them, the latest first. */
export async function consentsOf(tx: Tx, workspaceId: string, personId: string): Promise<ConsentRow[]> {
  const { rows } = await sql<ConsentRow>`
    select c.consent_id, c.subject_id, c.purpose, c.channel, c.granted, c.occurred_at, c.recorded_at, c.recorded_by, c.proof
    from people.public_span span
    join people.consent c on c.workspace_id = ${workspaceId} and c.subject_id = span.subject_id
      and c.occurred_at >= span.valid_from and c.occurred_at < span.valid_until
    where span.workspace_id = ${workspaceId} and span.person_id = ${personId}
    -- Of a yes and a no at one instant the no is taken for the later one.
    order by c.occurred_at desc, c.granted, c.recorded_at desc, c.consent_id`.execute(tx);
  return rows;
}

export interface Move {
  personId: PersonId;
  subjectIds: SubjectId[];
  changedAt: Date;
  changedBy: string;
}

/** How these subjects went from person to person, in order. */
export async function movesOfSubjects(tx: Tx, workspaceId: string, subjectIds: readonly string[]): Promise<Move[]> {
  const { rows } = await sql<Move>`
    with recursive led(person_id) as (
      select unnest(${uuids(subjectIds)})
      union
      select c.person_id from led join people.change c on c.workspace_id = ${workspaceId}
        and c.former_person_id = led.person_id and c.subject_ids && ${uuids(subjectIds)})
    select c.person_id, c.subject_ids, c.changed_at, c.changed_by from led
    join people.change c on c.workspace_id = ${workspaceId} and c.person_id = led.person_id
      and c.subject_ids && ${uuids(subjectIds)}
    order by c.changed_at, c.xid, c.seq`.execute(tx);
  return rows;
}
