import { useQuery } from "@tanstack/react-query";
import type { Touchpoint } from "@throughline/server/timeline/contract.ts";
import { useState } from "react";
import { queries } from "../../api/client.ts";
import { useLiveTopic } from "../../api/live.ts";
import type { FirstEvent } from "./first-event.tsx";

/** The first event of a workspace, as soon as there is one, and whether one would be seen at once. */
export function useFirstEvent(workspaceId: string | null): { firstEvent: FirstEvent | null; live: boolean } {
  const [arrived, setArrived] = useState<FirstEvent | null>(null);
  // Read first, since an event may be quicker than our subscription.
  const { data: feed } = useQuery(
    queries.timeline.feed.queryOptions({
      input: { workspaceId: workspaceId ?? "", limit: 1 },
      enabled: workspaceId !== null,
    }),
  );
  const early = feed?.touchpoints[0];
  const { live } = useLiveTopic<Touchpoint>(
    "timeline.touchpoints",
    { workspaceId },
    ([first]) => first && setArrived((known) => known ?? firstEventOf(first.data)),
    { after: feed?.cursor ?? null, enabled: feed !== undefined && !early && !arrived },
  );
  return { firstEvent: arrived ?? (early ? firstEventOf(early) : null), live };
}

function firstEventOf({ name, kind, channel, personName, receivedAt }: Touchpoint): FirstEvent {
  const at = new Date(receivedAt).toISOString();
  return { name: name || kind, channel, person: personName ?? "Somebody new", receivedAt: at };
}
