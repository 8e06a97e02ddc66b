import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../kernel/database.ts";

export interface CompanyRow {
  companyId: string;
  groupId: string;
  name: string;
  traits: Record<string, unknown>;
  people: number;
  /** Of its people, as the sums are. */
  lastSeenAt: Date | null;
  touchpoints: number;
  orders: number;
  revenue: number;
}

/** The place of a company in the list: its name as it is sorted by, and whose it is. */
export interface CompanyPlace {
  sortName: string;
  companyId: string;
}

/** Whoever held the subject when it came to the company, once each. */
const peopleOf = (workspaceId: string, companyId: RawBuilder<unknown>) => sql`
  select distinct coalesce(h.person_id, e.subject_id) as person_id
  from people.employment e left join people.holding h on h.workspace_id = ${workspaceId} and h.subject_id = e.subject_id
    and e.since >= h.valid_from and e.since < h.valid_until
  where e.workspace_id = ${workspaceId} and e.company_id = ${companyId}`;

const sums = (workspaceId: string) => sql`
  select count(*) as people, max(t.last_seen_at) as last_seen_at, coalesce(sum(t.touchpoints), 0)::bigint as touchpoints,
    coalesce(sum(t.orders), 0)::bigint as orders, coalesce(sum(t.revenue), 0)::float8 as revenue
  from (${peopleOf(workspaceId, sql`c.company_id`)}) p
  left join people.tally t on t.workspace_id = ${workspaceId} and t.person_id = p.person_id`;

const shown = sql`c.company_id, c.group_id, c.name, c.traits, s.*`;

/** Companies by name, from after a place; those in whose name or group id each of some words stands, if given. */
export async function listCompanies(
  tx: Tx,
  workspaceId: string,
  words: readonly string[],
  after: CompanyPlace | undefined,
  limit: number,
): Promise<(CompanyRow & CompanyPlace)[]> {
  const further = after
    ? sql`and (sort_name, company_id) > (${after.sortName} collate "C", ${after.companyId}::uuid)`
    : sql``;
  const holding = words.map((word) => sql`and strpos(sort_name, people.folded(${word})) > 0`);
  const { rows } = await sql<CompanyRow & CompanyPlace>`
    with page as materialized (
      -- Of the index alone: what is searched for stands in it.
      select sort_name, company_id from people.company
      where workspace_id = ${workspaceId} ${sql.join(holding, sql` `)} ${further}
      order by sort_name, company_id limit ${limit})
    select ${shown}, page.sort_name from page
    join people.company c on c.workspace_id = ${workspaceId} and c.company_id = page.company_id
    cross join lateral (${sums(workspaceId)}) s
    order by page.sort_name, page.company_id`.execute(tx);
  return rows;
}

/** How many companies there are. */
export async function countCompanies(tx: Tx, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from people.company where workspace_id = ${workspaceId}`.execute(tx);
  return rows[0]!.count;
}

/** One company. */
export async function readCompany(tx: Tx, workspaceId: string, companyId: string): Promise<CompanyRow | undefined> {
  const { rows } = await sql<CompanyRow>`
    select ${shown} from people.company c cross join lateral (${sums(workspaceId)}) s
    where c.workspace_id = ${workspaceId} and c.company_id = ${companyId}`.execute(tx);
  return rows[0];
}

/** Somebody's place among the people of a company: when they were last seen, as text, and who it is. */
export interface EmployeePlace {
  lastSeenAt: string;
  personId: string;
}

/** The people of a company, those last seen first, from after a place. */
export async function peopleOfCompany(
  tx: Tx,
  workspaceId: string,
  companyId: string,
  after: EmployeePlace | undefined,
  limit: number,
): Promise<EmployeePlace[]> {
  const further = after
    ? sql`and (t.last_seen_at, t.person_id) < (${after.lastSeenAt}::timestamptz, ${after.personId}::uuid)`
    : sql``;
  const { rows } = await sql<EmployeePlace>`
    select t.person_id, t.last_seen_at::text as last_seen_at from (${peopleOf(workspaceId, sql`${companyId}`)}) p
    join people.tally t on t.workspace_id = ${workspaceId} and t.person_id = p.person_id ${further}
    order by t.last_seen_at desc, t.person_id desc limit ${limit}`.execute(tx);
  return rows;
}
