import type { Capability } from "../kernel/capability.ts";
import { contract } from "./contract.ts";
import { jobs } from "./jobs.ts";
import { loadingTopic } from "./live.ts";
import { router } from "./routes.ts";
import { openShop } from "./shop.ts";

/** The sample company: half a year of a coffee roaster's customers, and its shop. */
export const sample: Capability = {
  name: "sample",
  migrations: new URL("./migrations/", import.meta.url),
  tables: { "sample.loading": "reference" },
  contract,
  router,
  doors: openShop,
  jobs,
  topics: [loadingTopic],
};
