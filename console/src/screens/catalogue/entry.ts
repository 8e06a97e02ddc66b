import type { meaning } from "@throughline/server/timeline/contract.ts";
import type * as z from "zod";
import type { api } from "../../api/client.ts";

/** What a name means, once somebody or the shipped catalogue has said it. */
export type Meaning = z.infer<typeof meaning>;

/** A name that touchpoints have, or may have, and what it means. */
export type Entry = Awaited<ReturnType<typeof api.timeline.catalogue.list>>[number];

export const scopes = ["seen", "unmapped", "workspace", "all"] as const;

/** Which names a reader looks at: those of stored touchpoints, those nobody has mapped, those mapped here, or all. */
export type Scope = (typeof scopes)[number];

export interface Search {
  scope: Scope;
  text: string;
  /** A stage, or null for all. */
  stage: string | null;
}

const inScope: Record<Scope, (entry: Entry) => boolean> = {
  seen: ({ touchpoints }) => touchpoints > 0,
  unmapped: isUnmapped,
  workspace: ({ origin }) => origin === "workspace",
  all: () => true,
};

/** The names a reader looks for: unmapped ones first, then by volume. */
export function found(entries: readonly Entry[], { scope, text, stage }: Search): Entry[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return entries
    .filter(inScope[scope])
    .filter(({ meaning }) => stage === null || meaning?.stage === stage)
    .filter(({ name }) => words.every((word) => name.toLocaleLowerCase().includes(word)))
    .sort((one, other) => Number(isUnmapped(other)) - Number(isUnmapped(one)) || other.touchpoints - one.touchpoints);
}

/** How many names are in each scope. */
export function countScopes(entries: readonly Entry[]): Record<Scope, number> {
  const count = (scope: Scope) => entries.filter(inScope[scope]).length;
  return { seen: count("seen"), unmapped: count("unmapped"), workspace: count("workspace"), all: entries.length };
}

export interface Coverage {
  names: number;
  touchpoints: number;
  /** Of all touchpoints, from 0 to 1. */
  share: number;
}

/** How much of what arrives has a name that nobody has mapped. */
export function unmappedCoverage(entries: readonly Entry[]): Coverage {
  const unmapped = entries.filter(inScope.unmapped);
  const sum = (list: readonly Entry[]) => list.reduce((total, { touchpoints }) => total + touchpoints, 0);
  const touchpoints = sum(unmapped);
  return { names: unmapped.length, touchpoints, share: touchpoints / Math.max(sum(entries), 1) };
}

/** Whether nobody has said what a name means. */
export function isUnmapped({ origin }: Entry): boolean {
  return origin === "unmapped";
}

/** One name and kind; a name may be that of tracked events and of pages at once. */
export function keyOf({ name, kind }: Entry): string {
  return `${kind} ${name}`;
}
