import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type api, queries } from "../../api/client.ts";
import { type TopicEvent, useLiveTopic } from "../../api/live.ts";
import { Banner } from "../../parts/banner.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { useSession } from "../../shell/session.ts";

type Touchpoint = Awaited<ReturnType<typeof api.timeline.feed>>["touchpoints"][number];

/** The last touchpoint that arrived, live: the proof that what was installed works. */
export function LastReceived() {
  const { id: workspaceId } = useSession().workspace;
  const [arrived, setArrived] = useState<Touchpoint | null>(null);
  const { data } = useQuery(queries.timeline.feed.queryOptions({ input: { workspaceId, limit: 1 } }));
  useLiveTopic<Touchpoint>(
    "timeline.touchpoints",
    { workspaceId },
    (events: readonly TopicEvent<Touchpoint>[]) => setArrived(events.at(-1)?.data ?? null),
    data ? { after: data.cursor } : { enabled: false },
  );
  const last = arrived ?? data?.touchpoints[0];
  if (!data) return null;
  return (
    <div className="mb-6">
      {last ? (
        <Banner tone="positive">
          Touchpoints arrive. The last: <strong className="font-medium">{last.name || last.kind}</strong>,{" "}
          <RelativeTime at={last.receivedAt} />.
        </Banner>
      ) : (
        <Banner>Nothing has arrived yet. As soon as something does, it says so here.</Banner>
      )}
    </div>
  );
}
