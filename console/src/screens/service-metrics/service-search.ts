import { type ServiceMetricKey, serviceMetricKeys } from "@throughline/server/insight/contract.ts";

export const periods = ["7", "28", "90", "365"] as const;
export type PeriodChoice = (typeof periods)[number];

/** What the address says: which number is open, of which time, of what. */
export interface ServiceSearch {
  metric?: ServiceMetricKey | undefined;
  days?: PeriodChoice | undefined;
  hours?: "business" | undefined;
  channel?: string | undefined;
  team?: string | undefined;
  assignee?: string | undefined;
  /** The day or week of the series whose conversations are shown. */
  date?: string | undefined;
  by?: "bot" | undefined;
  /** Of a share: those that count, or the others. */
  hit?: "yes" | "no" | undefined;
  target?: string | undefined;
}

/** Reads this screen's part of an address, leaving out what is not usable. */
export function serviceSearch(given: Record<string, unknown>): ServiceSearch {
  const text = (name: string) => {
    const value = given[name];
    // The router reads a lone number in an address as a number.
    return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
  };
  const isId = (value: string | undefined) => (value && /^[0-9a-f-]{36}$/.test(value) ? value : undefined);
  const date = text("date");
  return {
    metric: serviceMetricKeys.find((key) => key === given.metric),
    days: periods.find((days) => days === text("days")),
    hours: given.hours === "business" ? "business" : undefined,
    channel: text("channel")?.slice(0, 50),
    team: isId(text("team")),
    assignee: isId(text("assignee")),
    date: date && /^\d{4}-\d\d-\d\d$/.test(date) ? date : undefined,
    by: given.by === "bot" ? "bot" : undefined,
    hit: given.hit === "yes" || given.hit === "no" ? given.hit : undefined,
    target: text("target")?.match(/^\d{1,7}$/)?.[0],
  };
}
