import * as z from "zod";
import type { Kernel } from "../kernel/assemble.ts";
import { inWorkspace } from "../kernel/database.ts";
import type { Job } from "../kernel/jobs.ts";
import { recountJob, recountName } from "./catalogue-entries.ts";
import { importsJob } from "./import/work-off.ts";

const recounted = z.object({ workspaceId: z.uuid(), name: z.string() });

export const jobs = (kernel: Kernel): Job[] => [
  importsJob(kernel),
  {
    name: recountJob,
    run: async (payload) => {
      const { workspaceId, name } = recounted.parse(payload);
      await inWorkspace(kernel.db, workspaceId, (tx) => recountName(tx, workspaceId, name));
    },
  },
];
