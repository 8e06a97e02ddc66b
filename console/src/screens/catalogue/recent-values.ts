import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import type { Entry } from "./entry.ts";

const mostLookedAt = 50;

/** A property that holds numbers in the latest touchpoints of a name. */
export interface NumberProperty {
  /** With dots, as the value property is written. */
  path: string;
  /** In how many of the touchpoints it is a number. */
  times: number;
  example: number;
}

export interface RecentValues {
  /** How many touchpoints were looked at. */
  touchpoints: number;
  properties: NumberProperty[];
  /** In how many of them a value property finds a number, and the first that it finds. */
  withValue: (valueProperty: string) => { times: number; example: number | null };
}

/** The numbers in the latest touchpoints of a name, to choose a value from; undefined while they are read. */
export function useRecentValues(workspaceId: string, entry: Entry | undefined): RecentValues | undefined {
  const { data } = useQuery({
    queryKey: ["catalogue", "recent", workspaceId, entry?.kind, entry?.name],
    queryFn: () => readNumbers(workspaceId, entry!),
    enabled: entry !== undefined && entry.touchpoints > 0,
    staleTime: 5 * 60_000,
  });
  return data && summarize(data);
}

type Numbers = ReadonlyMap<string, number>;

async function readNumbers(workspaceId: string, { name, kind }: Entry): Promise<Numbers[]> {
  const { touchpoints } = await api.timeline.feed({ workspaceId, q: name, limit: mostLookedAt });
  return touchpoints
    .filter((touchpoint) => touchpoint.name === name && touchpoint.kind === kind)
    .map(({ properties }) => new Map(numbersIn(properties)));
}

/** All numbers in nested properties by their path; lists are left out, as a path cannot name their items. */
export function numbersIn(value: unknown, path: readonly string[] = []): [string, number][] {
  const number = numberOf(value);
  if (number !== null) return [[path.join("."), number]];
  if (typeof value !== "object" || value === null || Array.isArray(value) || path.length === 4) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...path, key]));
}

function numberOf(value: unknown): number | null {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  return typeof value === "string" && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : null;
}

/** What the numbers of several touchpoints have in common. */
export function summarize(touchpoints: readonly Numbers[]): RecentValues {
  const byPath = new Map<string, NumberProperty>();
  for (const [path, example] of touchpoints.flatMap((numbers) => [...numbers])) {
    byPath.set(path, { path, example, times: (byPath.get(path)?.times ?? 0) + 1 });
  }
  return {
    touchpoints: touchpoints.length,
    properties: [...byPath.values()].sort((one, other) => other.times - one.times),
    withValue: (valueProperty) => {
      const paths = valueProperty.split("|").map((path) => path.trim());
      const values = touchpoints.flatMap((numbers) => firstOf(numbers, paths) ?? []);
      return { times: values.length, example: values[0] ?? null };
    },
  };
}

function firstOf(numbers: Numbers, paths: readonly string[]): number | undefined {
  const path = paths.find((one) => numbers.has(one));
  return path === undefined ? undefined : numbers.get(path);
}
