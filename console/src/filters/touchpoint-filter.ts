/** Which touchpoints are wanted; empty means all. */
export interface TouchpointFilter {
  channel: readonly string[];
  stage: readonly string[];
  q: string;
}

/** The same in an address: `?channel=web,app&stage=service&q=late`. */
export interface FilterSearch {
  channel?: string | undefined;
  stage?: string | undefined;
  q?: string | undefined;
}

/** Reads the filter's part of an address, leaving out what is not usable. */
export function filterSearch(search: Record<string, unknown>): FilterSearch {
  return { channel: textOf(search.channel), stage: textOf(search.stage), q: textOf(search.q) };
}

/** The filter that an address holds. */
export function filterOf({ channel, stage, q }: FilterSearch): TouchpointFilter {
  return { channel: listOf(channel), stage: listOf(stage), q: q ?? "" };
}

/** The address that holds a filter. */
export function searchOf({ channel, stage, q }: TouchpointFilter): FilterSearch {
  return { channel: channel.join(",") || undefined, stage: stage.join(",") || undefined, q: q.trim() || undefined };
}

/** The filter as the server wants it. */
export function inputOf({ channel, stage, q }: TouchpointFilter) {
  return {
    ...(channel.length > 0 ? { channel: [...channel] } : {}),
    ...(stage.length > 0 ? { stage: [...stage] } : {}),
    ...(q ? { q } : {}),
  };
}

/** Whether anything is filtered. */
export function isFiltering({ channel, stage, q }: TouchpointFilter): boolean {
  return channel.length > 0 || stage.length > 0 || q !== "";
}

function listOf(text: string | undefined): string[] {
  return text ? text.split(",").filter(Boolean) : [];
}

function textOf(value: unknown): string | undefined {
  // The router reads a lone number in an address as a number.
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text !== "" ? text.slice(0, 200) : undefined;
}
