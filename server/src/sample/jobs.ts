import * as z from "zod";
import type { Kernel } from "../kernel/assemble.ts";
import type { Job } from "../kernel/jobs.ts";
import { load, loadJob } from "./loading.ts";

const payload = z.object({ workspaceId: z.uuid(), loadingId: z.uuid() });

export const jobs = (kernel: Kernel): Job[] => [
  {
    name: loadJob,
    run: (given, stopped) => {
      const { workspaceId, loadingId } = payload.parse(given);
      return load(kernel, workspaceId, loadingId, stopped);
    },
  },
];
