import type { Kernel } from "../../kernel/assemble.ts";
import { inWorkspace } from "../../kernel/database.ts";
import type { Job } from "../../kernel/jobs.ts";
import { pageOfWaiting } from "./queue.sql.ts";
import { reviewQueue } from "./queue.ts";
import { reviewJob } from "./settings.ts";
import { deleteOrphans } from "./turn.sql.ts";

const pageSize = 500;

/** Looks again at everything that waits or might, some at a time: settings, rules or teams have changed. */
export function reviewQueueJob(kernel: Kernel): Job {
  return {
    name: reviewJob,
    run: (payload, signal) => reviewAll(kernel, (payload as { workspaceId: string }).workspaceId, signal),
  };
}

async function reviewAll(kernel: Kernel, workspaceId: string, signal: AbortSignal): Promise<void> {
  let after: string | null = null;
  for (;;) {
    // Begun again by whichever server is there.
    signal.throwIfAborted();
    const from: string | null = after;
    const ids = await inWorkspace(kernel.db, workspaceId, async (tx) => {
      const page = await pageOfWaiting(tx, workspaceId, from, pageSize);
      const causes = new Map(page.map((conversationId) => [conversationId, { because: "settings changed" }]));
      if (page.length > 0) await reviewQueue(tx, workspaceId, causes, kernel.clock.now());
      return page;
    });
    after = ids.at(-1) ?? null;
    if (ids.length < pageSize) break;
  }
  await inWorkspace(kernel.db, workspaceId, (tx) => deleteOrphans(tx, workspaceId));
}
