import type { ServiceMetric, ServiceMetricKey } from "@throughline/server/insight/contract.ts";
import { formatDuration } from "../../parts/format-duration.ts";
import { formatNumber, formatShare } from "../../parts/format-number.ts";

interface MetricWords {
  name: string;
  /** What it means, in a sentence. */
  meaning: string;
  /** What one entry behind it is. */
  entries: string;
  /** Of a share: what those are that count, and the others. */
  sides?: { yes: string; no: string };
}

const solved = { yes: "Solved", no: "Came back" };

/** What the numbers are called, and what they mean; docs/metrics.md says it exactly. */
export const metricWords: Record<ServiceMetricKey, MetricWords> = {
  first_response_time: {
    name: "First response",
    meaning:
      "From the customer’s first message to the first reply of a human. Conversations that we began are left out.",
    entries: "first responses",
  },
  next_response_time: {
    name: "Next response",
    meaning: "From each message that nobody had answered to the next reply of a human.",
    entries: "responses",
  },
  first_resolution_time: {
    name: "First resolution",
    meaning: "From opening to the first resolution.",
    entries: "resolved",
  },
  full_resolution_time: {
    name: "Full resolution",
    meaning: "From opening to the last resolution.",
    entries: "resolved",
  },
  requester_wait_time: {
    name: "Customer waits",
    meaning: "Time spent open, until it was resolved.",
    entries: "resolved",
  },
  agent_wait_time: { name: "We wait", meaning: "Time spent pending, waiting for the customer.", entries: "resolved" },
  on_hold_time: { name: "On hold", meaning: "Time spent snoozed.", entries: "resolved" },
  handle_time: {
    name: "Handle time",
    meaning: "Time in which agents had a conversation before them or wrote in it, with ten minutes of wrap-up.",
    entries: "handled",
  },
  first_contact_resolution_1: {
    name: "Solved at first contact, 1 day",
    meaning: "Resolved, and the same person did not come back about the same topic within a day.",
    entries: "resolved",
    sides: solved,
  },
  first_contact_resolution_3: {
    name: "Solved at first contact, 3 days",
    meaning: "Resolved, and the same person did not come back about the same topic within three days.",
    entries: "resolved",
    sides: solved,
  },
  first_contact_resolution_7: {
    name: "Solved at first contact",
    meaning: "Resolved, and the same person did not come back about the same topic within seven days, by any channel.",
    entries: "resolved",
    sides: solved,
  },
  first_contact_resolution_30: {
    name: "Solved at first contact, 30 days",
    meaning: "Resolved, and the same person did not come back about the same topic within thirty days.",
    entries: "resolved",
    sides: solved,
  },
  reopen_rate: {
    name: "Reopened",
    meaning: "Resolved conversations that were opened again.",
    entries: "resolved",
    sides: { yes: "Reopened", no: "Not reopened" },
  },
  transfers: {
    name: "Transfers",
    meaning: "Hand-overs from one agent or team to another, before the first resolution.",
    entries: "resolved",
  },
  touches: { name: "Replies", meaning: "Human replies before the first resolution.", entries: "resolved" },
  service_level: {
    name: "Service level",
    meaning: "Answered within the target, of those who were answered or left after it.",
    entries: "answered or left",
    sides: { yes: "In time", no: "Too late" },
  },
  abandonment: {
    name: "Abandoned",
    meaning: "Left the queue without an answer. Who asked to be called back has not abandoned.",
    entries: "queued",
    sides: { yes: "Left", no: "Stayed" },
  },
  sla_attainment: {
    name: "SLA met",
    meaning: "SLA clocks that met their target.",
    entries: "clocks",
    sides: { yes: "Met", no: "Missed" },
  },
  backlog: { name: "Backlog", meaning: "Not resolved at the end of the day, with its age.", entries: "open" },
  unanswered: {
    name: "Unanswered",
    meaning: "Customers who wait for a human at the end of the day, with how long they have.",
    entries: "waiting",
  },
  contacts_per_person: {
    name: "Contacts per person",
    meaning: "Conversations that customers began or took up again, for each of them.",
    entries: "contacts",
  },
  occupancy: {
    name: "Occupancy",
    meaning: "Handled time over handled and available time of the agents who said when they were available.",
    entries: "handled",
  },
};

/** The numbers in the order and the groups in which they are read. */
export const metricGroups: readonly { name: string; metrics: readonly ServiceMetricKey[] }[] = [
  {
    name: "Answering",
    metrics: ["first_response_time", "next_response_time", "service_level", "abandonment", "sla_attainment"],
  },
  {
    name: "Solving",
    metrics: [
      ...(["first_resolution_time", "full_resolution_time", "first_contact_resolution_7", "reopen_rate"] as const),
      ...(["transfers", "touches", "requester_wait_time", "agent_wait_time", "on_hold_time"] as const),
    ],
  },
  { name: "Load", metrics: ["backlog", "unanswered", "contacts_per_person", "handle_time", "occupancy"] },
];

type Kind = ServiceMetric["kind"];

/** A number of a kind, with its unit. */
export function formatFigure(kind: Kind, value: number | null): string {
  if (value === null) return "–";
  if (kind === "duration") return value === 0 ? "0 s" : formatDuration(value * 1000);
  if (kind === "share" || kind === "occupancy") return formatShare(value, value > 0 && value < 0.1 ? 1 : 0);
  return formatNumber(value, Number.isInteger(value) ? 0 : 2);
}

/** A value of one entry behind a number. */
export function formatEntry({ kind, metric }: Pick<ServiceMetric, "kind" | "metric">, value: number): string {
  const { sides } = metricWords[metric];
  if (sides) return value === 1 ? sides.yes : sides.no;
  if (kind === "duration" || kind === "standing" || kind === "occupancy") return formatFigure("duration", value);
  return formatNumber(value);
}

const steps = [
  1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
  1_209_600, 2_592_000,
];
const fewestLines = 3;

/** How far the lines of a chart lie apart, so that they stand at round durations and shares. */
export function stepOf(kind: Kind, greatest: number): number | undefined {
  if (kind === "share" || kind === "occupancy") return 0.25;
  return kind === "duration" ? steps.findLast((step) => step * fewestLines <= greatest) : undefined;
}

/** A local date in few words. */
export function formatDate(date: string): string {
  return new Date(`${date}T12:00:00Z`).toLocaleDateString(undefined, {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
}
