import { useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { ErrorState } from "../../parts/error-state.tsx";
import { Panel } from "../../parts/panel.tsx";
import { Section } from "../../parts/section.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { LimitRow } from "./limit-row.tsx";
import { type Limit, ownOf, useLimits } from "./limits.ts";
import { RunningReview } from "./running-review.tsx";

/** How many identifiers of each kind one person may have. */
export function LimitsSection() {
  const { list, change } = useLimits();
  return (
    <Section
      title="Identifier limits"
      description="How much one person may be known by. Two devices of one customer become one person; two user ids are two people, even on one device. A join that would break a limit does not happen: it stands under To review, and what the two share goes to the newer claim."
    >
      {list.isPending && <SkeletonText lines={5} label="Reading the limits" />}
      {list.isError && !list.data && (
        <ErrorState sentence={refusalOf(list.error).sentence} onRetry={() => void list.refetch()} />
      )}
      {list.data && <Limits limits={list.data} change={change} />}
      <RunningReview of={["limits"]} />
    </Section>
  );
}

interface LimitsProps {
  limits: readonly Limit[];
  change: ReturnType<typeof useLimits>["change"];
}

/** Handles of channels are many and alike: those without a limit of their own stand behind one line. */
function Limits({ limits, change }: LimitsProps) {
  const [open, setOpen] = useState<string | null>(null);
  const isQuiet = (limit: Limit) => limit.kind.endsWith("_handle") && ownOf(limit) === null;
  const row = (limit: Limit) => (
    <LimitRow
      key={limit.kind}
      limit={limit}
      open={open === limit.kind}
      onOpen={(isOpen) => setOpen(isOpen ? limit.kind : null)}
      onChange={(most) => change(limit, most)}
    />
  );
  const quiet = limits.filter(isQuiet);
  return (
    <div className="flex flex-col gap-3">
      <Panel>{limits.filter((limit) => !isQuiet(limit)).map(row)}</Panel>
      {quiet.length > 0 && (
        <details>
          <summary className="w-fit cursor-default rounded-sm text-muted hover:text-text">
            Handles of {quiet.length} channels, {quiet[0]!.usual} each
          </summary>
          <div className="mt-3">
            <Panel>{quiet.map(row)}</Panel>
          </div>
        </details>
      )}
    </div>
  );
}
