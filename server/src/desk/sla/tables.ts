import type { Distribution } from "../../kernel/capability.ts";

/** The tables of calendars, service levels and members' activity. */
export const slaTables: Record<string, Distribution> = {
  "desk.calendar": "reference",
  "desk.sla_policy": "reference",
  "desk.sla_clock": { by: "workspace_id" },
  "desk.sla_next": { by: "workspace_id" },
  "desk.sla_review": { by: "workspace_id" },
  "desk.activity": { by: "workspace_id" },
};
