import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";

export interface CompanyRow {
  companyId: string;
  groupId: string;
  name: string;
  traits: Record<string, unknown>;
  people: number;
}

/** The place of a company in the list: its name as it is sorted by, and whose it is. */
export interface CompanyPlace {
  sortName: string;
  companyId: string;
}

const named = sql`coalesce(c.traits ->> 'name', c.group_id)`;
const sorted = sql`lower(${named}) collate "C"`;
/** Whoever held the subject when it came to the company. */
const employees = (workspaceId: string) => sql`
  from people.employment e left join people.holding h on h.workspace_id = ${workspaceId} and h.subject_id = e.subject_id
    and e.since >= h.valid_from and e.since < h.valid_until
  where e.workspace_id = ${workspaceId} and e.company_id = c.company_id`;
const shown = (workspaceId: string) => sql`c.company_id, c.group_id, ${named} as name, c.traits,
  (select count(distinct coalesce(h.person_id, e.subject_id)) ${employees(workspaceId)}) as people`;

/** Companies by name, from after a place; those whose name or id holds a text, if given. */
export async function listCompanies(
  tx: Tx,
  workspaceId: string,
  text: string,
  after: CompanyPlace | undefined,
  limit: number,
): Promise<(CompanyRow & CompanyPlace)[]> {
  const further = after ? sql`and (${sorted}, c.company_id) > (${after.sortName}, ${after.companyId}::uuid)` : sql``;
  const holding = text
    ? sql`and (strpos(lower(${named}), lower(${text})) > 0 or strpos(lower(c.group_id), lower(${text})) > 0)`
    : sql``;
  const { rows } = await sql<CompanyRow & CompanyPlace>`
    select ${shown(workspaceId)}, ${sorted} as sort_name from (
      select * from people.company c where c.workspace_id = ${workspaceId} ${holding} ${further}
      order by ${sorted}, c.company_id limit ${limit}) c
    order by ${sorted}, c.company_id`.execute(tx);
  return rows;
}

/** One company. */
export async function readCompany(tx: Tx, workspaceId: string, companyId: string): Promise<CompanyRow | undefined> {
  const { rows } = await sql<CompanyRow>`
    select ${shown(workspaceId)} from people.company c
    where c.workspace_id = ${workspaceId} and c.company_id = ${companyId}`.execute(tx);
  return rows[0];
}

/** The people of a company, in the order of their ids, from after one of them. */
export async function peopleOfCompany(
  tx: Tx,
  workspaceId: string,
  companyId: string,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const further = after ? sql`where person_id > ${after}::uuid` : sql``;
  const { rows } = await sql<{ personId: string }>`
    select person_id from (
      select distinct coalesce(h.person_id, e.subject_id) as person_id
      from people.employment e left join people.holding h on h.workspace_id = ${workspaceId}
        and h.subject_id = e.subject_id and e.since >= h.valid_from and e.since < h.valid_until
      where e.workspace_id = ${workspaceId} and e.company_id = ${companyId}) p
    ${further} order by person_id limit ${limit}`.execute(tx);
  return rows.map((row) => row.personId);
}
