import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type api, queries } from "../../api/client.ts";
import { useSession } from "../../shell/session.ts";

export type Review = Awaited<ReturnType<typeof api.people.reviews>>[number];

const latest = 10;
const pauseMilliseconds = { running: 700, otherwise: 5_000 };

/** How everybody is looked at again after what was changed, the latest first. */
export function useReviews() {
  const { id: workspaceId } = useSession().workspace;
  const reviews = useQuery({
    ...queries.people.reviews.queryOptions({ input: { workspaceId, limit: latest } }),
    refetchInterval: ({ state }) =>
      state.data?.some(isRunning) ? pauseMilliseconds.running : pauseMilliseconds.otherwise,
  });
  return { reviews, running: reviews.data?.filter(isRunning) ?? [] };
}

/** Reads everything about people anew whenever a review is done. */
export function useNewsOfReviews(): void {
  const cache = useQueryClient();
  const { length } = useReviews().running;
  const before = useRef(0);
  useEffect(() => {
    if (length < before.current) void cache.invalidateQueries({ queryKey: queries.people.key() });
    before.current = length;
  }, [length, cache]);
}

/** Reads anew what was changed, and the review that it began. */
export function useRenewIdentity(): () => Promise<void> {
  const cache = useQueryClient();
  return async () => {
    await Promise.all([
      cache.invalidateQueries({ queryKey: queries.people.limits.key() }),
      cache.invalidateQueries({ queryKey: queries.people.rules.key() }),
      cache.invalidateQueries({ queryKey: queries.people.reviews.key() }),
    ]);
  };
}

function isRunning({ finishedAt }: Review): boolean {
  return finishedAt === null;
}

/** Why everybody was looked at again; `trait` is that of the rule, where it is about one. */
export function reasonInWords(because: Review["because"], trait: string | undefined): string {
  switch (because) {
    case "limits":
      return "A limit was changed";
    case "claims_trust":
      return "Trust in claims was changed";
    case "rule_made":
      return trait ? `The rule about “${trait}” was made` : "A rule was made";
    case "rule_removed":
      return trait ? `The rule about “${trait}” was removed` : "A rule was removed";
  }
}
