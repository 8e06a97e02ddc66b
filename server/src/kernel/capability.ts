import type { AnyContractRouter } from "@orpc/contract";
import type { AnyRouter } from "@orpc/server";
import type { FastifyInstance } from "fastify";
import type { Kernel } from "./assemble.ts";
import type { Follower } from "./follow.ts";
import type { Job } from "./jobs.ts";
import type { LiveTopic } from "./live.ts";
import type { SubjectData } from "./subject-data.ts";
import type { Timer } from "./timers.ts";

/** How a table is spread over a cluster: by a key of its primary key, copied to every node, or kept on one. */
export type Distribution = { by: string } | "reference" | "local";

/** What a capability brings to the product; it holds no logic. */
export interface Capability {
  name: string;
  /** The folder of its SQL migrations. */
  migrations?: URL;
  tables?: Record<string, Distribution>;
  contract?: AnyContractRouter;
  router?: AnyRouter;
  /** Plain HTTP doors that need the last drop of speed or a foreign protocol. */
  doors?: (http: FastifyInstance, kernel: Kernel) => void | Promise<void>;
  followers?: (kernel: Kernel) => Follower[];
  jobs?: (kernel: Kernel) => Job[];
  /** What rings at the times that `setTimer` sets. */
  timers?: (kernel: Kernel) => Timer[];
  topics?: LiveTopic[];
  subjectData?: SubjectData;
}
