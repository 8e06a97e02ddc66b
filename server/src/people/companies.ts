import * as z from "zod";
import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import {
  type CompanyPlace,
  countCompanies,
  type EmployeePlace,
  listCompanies,
  peopleOfCompany,
  readCompany,
} from "./company.sql.ts";
import { cardsOf } from "./list.sql.ts";

const place = z.tuple([z.string(), z.uuid()]);
const instantShape = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/;
const mostWords = 10;

/** A page of a workspace's companies by name, or of those in whose name or id all words stand that were typed. */
export async function companiesOf(
  tx: Tx,
  workspaceId: string,
  { q = "", after, limit }: { q?: string | undefined; after?: string | undefined; limit: number },
) {
  const words = q.split(/\s+/).filter(Boolean).slice(0, mostWords);
  const rows = await listCompanies(tx, workspaceId, words, after ? companyPlaceOf(after) : undefined, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    companies: page.map(({ sortName: _, ...company }) => company),
    next: last && rows.length > limit ? cursorOf([last.sortName, last.companyId]) : null,
  };
}

/** How many companies there are. */
export async function companyCount(tx: Tx, workspaceId: string): Promise<{ companies: number }> {
  return { companies: await countCompanies(tx, workspaceId) };
}

/** A company with a page of its people, those last seen first. */
export async function companyWithPeople(
  tx: Tx,
  workspaceId: string,
  companyId: string,
  { after, limit }: { after?: string | undefined; limit: number },
) {
  const company = await readCompany(tx, workspaceId, companyId);
  if (!company) throw new Refusal("not_found", "There is no such company.");
  const places = await peopleOfCompany(
    tx,
    workspaceId,
    companyId,
    after ? employeePlaceOf(after) : undefined,
    limit + 1,
  );
  const page = places.slice(0, limit);
  const last = page.at(-1);
  const ids = page.map(({ personId }) => personId);
  const cards = new Map((await cardsOf(tx, workspaceId, ids)).map((card) => [card.personId, card]));
  return {
    company,
    people: ids.flatMap((personId) => cards.get(personId) ?? []),
    next: last && places.length > limit ? cursorOf([last.lastSeenAt, last.personId]) : null,
  };
}

function companyPlaceOf(cursor: string): CompanyPlace {
  const [sortName, companyId] = placeIn(cursor);
  return { sortName, companyId };
}

function employeePlaceOf(cursor: string): EmployeePlace {
  const [lastSeenAt, personId] = placeIn(cursor);
  if (!instantShape.test(lastSeenAt)) throw notACursor();
  return { lastSeenAt, personId };
}

function cursorOf(at: z.infer<typeof place>): string {
  return Buffer.from(JSON.stringify(at)).toString("base64url");
}

function placeIn(cursor: string): z.infer<typeof place> {
  const found = place.safeParse(parsed(cursor));
  if (!found.success) throw notACursor();
  return found.data;
}

function notACursor(): Refusal {
  return new Refusal("bad_input", "“after” must be a “next” of an earlier page.", "after");
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
}
