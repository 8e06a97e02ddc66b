import type { Capability } from "../kernel/capability.ts";

/** What the numbers say: one file per metric, each recomputed from events. */
export const insight: Capability = {
  name: "insight",
};
