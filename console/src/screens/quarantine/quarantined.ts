import { useInfiniteQuery } from "@tanstack/react-query";
import { type api, queries } from "../../api/client.ts";
import { useSession } from "../../shell/session.ts";

export type Quarantined = Awaited<ReturnType<typeof api.timeline.quarantine>>["quarantined"][number];

/** What could not be stored, by pages, newest first. */
export function useQuarantine() {
  const { id: workspaceId } = useSession().workspace;
  return useInfiniteQuery(
    queries.timeline.quarantine.infiniteOptions({
      input: (before: string | undefined) => ({ workspaceId, limit: 100, ...(before ? { before } : {}) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
      // It has no live topic; whoever fixes a sender wants to see whether it helped.
      refetchInterval: 15_000,
    }),
  );
}

/** What was sent, as data if it is JSON, else as the text it is. */
export function contentOf(raw: string): { json: unknown } | { text: string } {
  try {
    return { json: JSON.parse(raw) };
  } catch (error) {
    // Text that is no JSON is one of the reasons to be here.
    if (error instanceof SyntaxError) return { text: raw };
    throw error;
  }
}
