import type { Capability } from "../kernel/capability.ts";
import { contract } from "./contract.ts";
import { router } from "./routes.ts";

/** What the numbers say: one file per metric, each recomputed from events. */
export const insight: Capability = {
  name: "insight",
  contract,
  router,
};
