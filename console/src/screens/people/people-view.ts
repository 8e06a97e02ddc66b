/** Whom the list shows, and in which order. */
export interface PeopleView {
  q: string;
  sort: PeopleSort;
  channel: readonly string[];
  stage: readonly string[];
  who: Who;
}

export const peopleSorts = ["lastSeen", "firstSeen", "touchpoints", "orders", "revenue", "name"] as const;
export type PeopleSort = (typeof peopleSorts)[number];

export const whos = ["everyone", "known", "anonymous"] as const;
/** Known are those of whom more than an anonymous id is proven. */
export type Who = (typeof whos)[number];

/** The same in an address: `?q=ada&sort=revenue&stage=loyalty&who=known`. */
export interface PeopleSearch {
  q?: string | undefined;
  sort?: PeopleSort | undefined;
  channel?: string | undefined;
  stage?: string | undefined;
  who?: Who | undefined;
}

/** Reads an address, leaving out what is not usable. */
export function peopleSearch({ q, sort, channel, stage, who }: Record<string, unknown>): PeopleSearch {
  return {
    q: textOf(q),
    sort: peopleSorts.find((each) => each === sort),
    channel: textOf(channel),
    stage: textOf(stage),
    who: whos.find((each) => each === who),
  };
}

/** The view that an address holds. */
export function viewOf({ q = "", sort = "lastSeen", channel, stage, who = "everyone" }: PeopleSearch): PeopleView {
  return { q, sort, channel: listOf(channel), stage: listOf(stage), who };
}

/** The address that holds a view; what is usual is left out. */
export function searchOf({ q, sort, channel, stage, who }: PeopleView): PeopleSearch {
  return {
    q: q || undefined,
    sort: sort === "lastSeen" ? undefined : sort,
    channel: channel.join(",") || undefined,
    stage: stage.join(",") || undefined,
    who: who === "everyone" ? undefined : who,
  };
}

/** Whether the list shows fewer than everybody. */
export function isNarrowed({ q, channel, stage, who }: PeopleView): boolean {
  return q !== "" || channel.length > 0 || stage.length > 0 || who !== "everyone";
}

function listOf(text: string | undefined): string[] {
  return text ? text.split(",").filter(Boolean) : [];
}

function textOf(value: unknown): string | undefined {
  // The router reads a lone number in an address as a number, and a telephone is one.
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text !== "" ? text.slice(0, 200) : undefined;
}
