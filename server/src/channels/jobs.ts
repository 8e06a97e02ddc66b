import type { Kernel } from "../kernel/assemble.ts";
import type { Job } from "../kernel/jobs.ts";
import { transcriptSender } from "./chat/send-transcript.ts";

export function jobs(kernel: Kernel): Job[] {
  return [transcriptSender(kernel)];
}
