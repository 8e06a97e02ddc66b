import type { Tx } from "../kernel/database.ts";
import { enqueue } from "../kernel/jobs.ts";
import type { Author } from "../workspaces/public.ts";
import { recordAudit } from "../workspaces/public.ts";
import { subjectsWithName } from "./activity.sql.ts";
import { recountSubjects } from "./activity.ts";
import { families, meaningOf } from "./catalogue/catalogue.ts";
import type { Meaning } from "./catalogue/meaning.ts";
import { deleteMeaning, type NameSeen, namesSeen, ownMeanings, upsertMeaning } from "./meaning.sql.ts";
import { readMeanings } from "./meanings.ts";

export interface Entry {
  name: string;
  kind: string;
  touchpoints: number;
  firstSeenAt: Date | null;
  lastSeenAt: Date | null;
  meaning: Omit<Meaning, "name"> | null;
  origin: "shipped" | "workspace" | "unmapped";
}

/** What each name means here: those seen by volume, then the shipped ones that were not seen. */
export async function listEntries(tx: Tx, workspaceId: string): Promise<Entry[]> {
  const own = new Set((await ownMeanings(tx, workspaceId)).map(({ name }) => name));
  const meanings = await readMeanings(tx, workspaceId);
  const seen = await namesSeen(tx, workspaceId);
  const present = new Set(seen.map(({ name }) => name));
  const unseen = [...families.flatMap(({ entries }) => entries.map(({ name }) => name)), ...own].filter(
    (name) => !present.has(name),
  );
  return [...seen, ...[...new Set(unseen)].map(notSeen)].map((name) =>
    entryOf(name, meanings.of(workspaceId, name.name, name.kind), own),
  );
}

function notSeen(name: string): Omit<NameSeen, "firstSeenAt" | "lastSeenAt"> & { firstSeenAt: null; lastSeenAt: null } {
  return { name, kind: "track", touchpoints: 0, firstSeenAt: null, lastSeenAt: null };
}

function entryOf(
  seen: Pick<Entry, "name" | "kind" | "touchpoints" | "firstSeenAt" | "lastSeenAt">,
  meaning: Meaning | null,
  own: ReadonlySet<string>,
): Entry {
  const origin = own.has(seen.name) ? "workspace" : meaning ? "shipped" : "unmapped";
  return { ...seen, meaning, origin };
}

/** Says what a name means, for all of history; what people's touchpoints amount to is counted anew in the background. */
export async function mapName(tx: Tx, workspaceId: string, meaning: Meaning, by: Author): Promise<Entry> {
  await upsertMeaning(tx, workspaceId, meaning, by.actor);
  return changed(tx, workspaceId, meaning.name, by, "catalogue.mapped", { ...meaning });
}

/** Goes back to what the shipped catalogue says of a name. */
export async function unmapName(tx: Tx, workspaceId: string, name: string, by: Author): Promise<Entry> {
  await deleteMeaning(tx, workspaceId, name);
  return changed(tx, workspaceId, name, by, "catalogue.unmapped", {});
}

async function changed(
  tx: Tx,
  workspaceId: string,
  name: string,
  by: Author,
  act: string,
  detail: Record<string, unknown>,
): Promise<Entry> {
  await recordAudit(tx, workspaceId, by, act, name, detail);
  await enqueue(tx, recountJob, { workspaceId, name }, { key: `${recountJob} ${workspaceId} ${name}` });
  const entry = (await listEntries(tx, workspaceId)).find((one) => one.name === name);
  return entry ?? entryOf(notSeen(name), meaningOf(name, "track"), new Set());
}

/** The job that counts people's touchpoints anew after a re-mapping. */
export const recountJob = "timeline.recount";

/** Counts anew all whose timeline has a touchpoint of this name. */
export async function recountName(tx: Tx, workspaceId: string, name: string): Promise<void> {
  await recountSubjects(tx, workspaceId, await subjectsWithName(tx, workspaceId, name));
}
