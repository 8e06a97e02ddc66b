import { Check, X } from "lucide-react";
import { channelLook } from "../../parts/channels.ts";
import { type Json, JsonView } from "../../parts/json-view.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import type { Person } from "../../people/person-data.ts";
import { FoldedList, RailSection } from "../../people/rail-section.tsx";

type Consent = Person["consents"][number];

/** What the person allowed and forbade, with the proof. */
export function ConsentsSection({ consents }: { consents: readonly Consent[] }) {
  return (
    <RailSection title="Consent" count={consents.length}>
      {consents.length === 0 && <p className="text-muted">Nothing was allowed or forbidden yet.</p>}
      <FoldedList items={consents} itemKey={keyOf} most={6}>
        {(consent) => <ConsentLine consent={consent} />}
      </FoldedList>
    </RailSection>
  );
}

function keyOf({ purpose, channel, subjectId }: Consent): string {
  return `${purpose} ${channel} ${subjectId}`;
}

function ConsentLine({ consent }: { consent: Consent }) {
  const { purpose, channel, granted, occurredAt, recordedBy, proof } = consent;
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
            {granted ? "Allowed" : "Forbidden"} <RelativeTime at={occurredAt} /> · {recordedBy}
          </span>
        </span>
      </summary>
      <div className="mt-1.5 mb-1 ml-6.5">
        <JsonView value={proof as Json} label="proof" />
      </div>
    </details>
  );
}
