import * as z from "zod";
import { procedure } from "../workspaces/contract.ts";

export const serviceMetricKeys = [
  "first_response_time",
  "next_response_time",
  "first_resolution_time",
  "full_resolution_time",
  "requester_wait_time",
  "agent_wait_time",
  "on_hold_time",
  "handle_time",
  "first_contact_resolution_1",
  "first_contact_resolution_3",
  "first_contact_resolution_7",
  "first_contact_resolution_30",
  "reopen_rate",
  "transfers",
  "touches",
  "service_level",
  "abandonment",
  "sla_attainment",
  "backlog",
  "unanswered",
  "contacts_per_person",
  "occupancy",
] as const;
export type ServiceMetricKey = (typeof serviceMetricKeys)[number];

const measured = z.object({
  /** How many observations it is made of. */
  n: z.number(),
  value: z.number().nullable(),
  /** Of a share: its 95 % interval. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
});

/** What a point of a series says. */
const course = measured.pick({ n: true, value: true, median: true, p90: true });

const asked = z.object({
  workspaceId: z.uuid(),
  /** Local dates of the workspace, both included. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** What happened later is not looked at; without it, now. */
  asOf: z.coerce.date().optional(),
  channel: z.string().max(50).optional(),
  teamId: z.uuid().optional(),
  assigneeId: z.uuid().optional(),
  /** The target of the service level. */
  targetSeconds: z.coerce.number().int().min(1).max(31_536_000).default(120),
});

export const serviceMetric = measured.extend({
  metric: z.enum(serviceMetricKeys),
  kind: z.enum(["duration", "count", "share", "standing", "per_person", "occupancy"]),
  version: z.number(),
  minimalSample: z.number(),
  /** The same in business hours; null without a standard calendar, and where it makes no sense. */
  business: measured.nullable(),
  human: measured,
  bot: measured,
  /** By day, or by week for more than 92 days. */
  series: z.array(course.extend({ date: z.iso.date(), business: course.nullable() })),
});
export type ServiceMetric = z.infer<typeof serviceMetric>;

const item = z.object({
  conversationId: z.uuid(),
  number: z.number(),
  title: z.string(),
  personId: z.uuid(),
  personName: z.string().nullable(),
  channel: z.string(),
  at: z.date(),
  value: z.number(),
  business: z.number().nullable(),
  by: z.enum(["human", "bot"]),
  teamId: z.uuid().nullable(),
  assigneeId: z.uuid().nullable(),
});

/** What the numbers say. */
export const contract = {
  serviceMetrics: procedure("insight:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/service-metrics",
      summary: "Service metrics of a period, each with its series; docs/metrics.md says what they mean",
    })
    .input(asked)
    .output(
      z.object({
        timeZone: z.string(),
        asOf: z.date(),
        /** The calendar of the business-hours twins. */
        calendar: z.string().nullable(),
        metrics: z.array(serviceMetric),
      }),
    ),
  serviceMetricConversations: procedure("insight:see")
    .route({
      method: "GET",
      path: "/workspaces/{workspaceId}/service-metrics/{metric}/conversations",
      summary: "The conversations behind a number: as many entries as it says",
    })
    .input(
      asked.extend({
        metric: z.enum(serviceMetricKeys),
        /** A date of the series. */
        date: z.iso.date().optional(),
        by: z.enum(["human", "bot"]).optional(),
        /** Of a share: those that are part of it, or not. */
        hit: z.enum(["yes", "no"]).optional(),
        offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ total: z.number(), items: z.array(item) })),
};
