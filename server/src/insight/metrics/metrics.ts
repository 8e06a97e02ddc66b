import { reopenRate, touches, transfers } from "./after-resolution.ts";
import { backlog, unanswered } from "./backlog.ts";
import { contactsPerPerson } from "./contacts-per-person.ts";
import { firstContactResolutions } from "./first-contact-resolution.ts";
import { firstResponseTime } from "./first-response-time.ts";
import { handleTime } from "./handle-time.ts";
import type { Metric } from "./metric.ts";
import { nextResponseTime } from "./next-response-time.ts";
import { occupancy } from "./occupancy.ts";
import { abandonment, serviceLevel } from "./queue.ts";
import { firstResolutionTime, fullResolutionTime } from "./resolution-time.ts";
import { slaAttainment } from "./sla-attainment.ts";
import { agentWait, onHold, requesterWait } from "./waits.ts";

/** The service metrics, in the order in which they are shown. */
export const serviceMetrics: readonly Metric[] = [
  firstResponseTime,
  nextResponseTime,
  firstResolutionTime,
  fullResolutionTime,
  requesterWait,
  agentWait,
  onHold,
  handleTime,
  ...firstContactResolutions,
  reopenRate,
  transfers,
  touches,
  serviceLevel,
  abandonment,
  slaAttainment,
  backlog,
  unanswered,
  contactsPerPerson,
  occupancy,
];
