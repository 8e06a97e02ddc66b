import * as z from "zod";
import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { type CompanyPlace, listCompanies, peopleOfCompany, readCompany } from "./company.sql.ts";
import { cardsOf } from "./list.sql.ts";

const place = z.tuple([z.string(), z.uuid()]);

/** A page of a workspace's companies by name, or of those whose name or id holds what was typed. */
export async function companiesOf(
  tx: Tx,
  workspaceId: string,
  { q = "", after, limit }: { q?: string | undefined; after?: string | undefined; limit: number },
) {
  const rows = await listCompanies(tx, workspaceId, q.trim(), after ? placeOf(after) : undefined, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { companies: page, next: last && rows.length > limit ? cursorOf(last) : null };
}

/** A company with a page of its people. */
export async function companyWithPeople(
  tx: Tx,
  workspaceId: string,
  companyId: string,
  { after, limit }: { after?: string | undefined; limit: number },
) {
  const company = await readCompany(tx, workspaceId, companyId);
  if (!company) throw new Refusal("not_found", "There is no such company.");
  const ids = await peopleOfCompany(tx, workspaceId, companyId, after, limit + 1);
  const page = ids.slice(0, limit);
  const cards = new Map((await cardsOf(tx, workspaceId, page)).map((card) => [card.personId, card]));
  return {
    company,
    people: page.flatMap((personId) => cards.get(personId) ?? []),
    next: ids.length > limit ? page.at(-1)! : null,
  };
}

function cursorOf({ sortName, companyId }: CompanyPlace): string {
  return Buffer.from(JSON.stringify([sortName, companyId])).toString("base64url");
}

function placeOf(cursor: string): CompanyPlace {
  const found = place.safeParse(parsed(cursor));
  if (!found.success) throw new Refusal("bad_input", "“after” must be a “next” of an earlier page.", "after");
  const [sortName, companyId] = found.data;
  return { sortName, companyId };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
}
