import { Check, ChevronRight, X } from "lucide-react";
import { channelLook } from "../../parts/channels.ts";
import { type Json, JsonView } from "../../parts/json-view.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import type { Person } from "../../people/person-data.ts";

export type Consent = Person["consents"][number];

interface ConsentLineProps {
  consent: Consent;
  /** Who recorded it, in words. */
  by: string;
}

/** One yes or no; open, with its proof. */
export function ConsentLine({ consent: { purpose, channel, granted, occurredAt, proof }, by }: ConsentLineProps) {
  const Icon = granted ? Check : X;
  return (
    <details className="group/consent py-1.5">
      <summary className="flex cursor-default list-none items-start gap-2.5 rounded-sm [&::-webkit-details-marker]:hidden hover:bg-hover">
        <Icon
          size={16}
          aria-hidden
          className={`mt-0.5 shrink-0 ${granted ? "text-positive-text" : "text-danger-text"}`}
        />
        <span className="min-w-0 grow">
          <span className="block truncate">
            {purpose}
            {channel && <span className="text-muted"> by {channelLook(channel).label}</span>}
          </span>
          <span className="block text-meta text-muted">
            {granted ? "Allowed" : "Forbidden"} <RelativeTime at={occurredAt} /> · {by}
          </span>
        </span>
        <ChevronRight
          size={16}
          aria-hidden
          className="mt-0.5 shrink-0 text-muted transition-transform group-open/consent:rotate-90"
        />
      </summary>
      <div className="mt-1.5 mb-1 ml-6.5">
        <JsonView value={proof as Json} label="proof" />
      </div>
    </details>
  );
}
