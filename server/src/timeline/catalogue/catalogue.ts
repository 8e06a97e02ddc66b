import { advertising } from "./advertising.ts";
import { b2bSaas } from "./b2b-saas.ts";
import { browsing } from "./browsing.ts";
import { delivery } from "./delivery.ts";
import { ecommerce } from "./ecommerce.ts";
import { emailAndMessaging } from "./email-and-messaging.ts";
import { feedback } from "./feedback.ts";
import { inStore } from "./in-store.ts";
import type { CatalogueEntry, CatalogueFamily, Meaning } from "./meaning.ts";
import { mobileLifecycle } from "./mobile-lifecycle.ts";
import { spellingOf, verbFirst } from "./spelling.ts";
import { support } from "./support.ts";
import { video } from "./video.ts";

export type { Meaning } from "./meaning.ts";

/** The names that the product knows from the start, family by family. */
export const families: readonly CatalogueFamily[] = [
  browsing,
  ecommerce,
  b2bSaas,
  mobileLifecycle,
  video,
  advertising,
  emailAndMessaging,
  support,
  delivery,
  inStore,
  feedback,
];

/** What a workspace says names mean, ready to be looked up: made by `overridesFrom`. */
export type Overrides = ReadonlyMap<string, Meaning>;

/** Makes a workspace's rows fit to be looked up; a row covers every spelling of its name, and its own before all others. */
export function overridesFrom(rows: readonly Meaning[]): Overrides {
  const overrides = new Map<string, Meaning>();
  for (const row of rows) overrides.set(spellingOf(row.name), row);
  for (const row of rows) overrides.set(exactly(row.name), row);
  return overrides;
}

/**
 * Says what a touchpoint's name means, or null when nobody has said: the workspace goes before the catalogue that
 * ships, and an exact name before another spelling. Only tracks carry names of their own; the other kinds (page,
 * identify, ...) are looked up by the name that stands for their kind.
 */
export function meaningOf(name: string, kind: string, overrides: Overrides = none): Meaning | null {
  const called = nameByKind.get(kind) ?? name;
  const spelling = spellingOf(called);
  return overrides.get(exactly(called)) ?? overrides.get(spelling) ?? shipped.get(spelling) ?? null;
}

/** The spellings under which an entry is found: of its name, of its name verb first, and of its aliases. */
export function spellingsOf(entry: CatalogueEntry): string[] {
  return [...new Set([entry.name, verbFirst(entry.name), ...entry.aliases].map(spellingOf))];
}

const none: Overrides = new Map();

const nameByKind = new Map([
  ["page", "Page Viewed"],
  ["screen", "Screen Viewed"],
  ["identify", "Identified"],
  ["group", "Group Joined"],
  ["alias", "Alias Recorded"],
]);

const shipped: ReadonlyMap<string, Meaning> = new Map(
  families.flatMap(({ entries }) => entries.flatMap((entry) => spellingsOf(entry).map((key) => [key, entry] as const))),
);

// No spelling contains a blank, so an exact name cannot be taken for one.
function exactly(name: string): string {
  return ` ${name}`;
}
