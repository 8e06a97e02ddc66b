import { Coffee } from "lucide-react";
import { Banner } from "../parts/banner.tsx";
import { Button } from "../parts/button.tsx";
import { formatNumber } from "../parts/format-number.ts";
import { ProgressBar } from "../parts/progress-bar.tsx";
import { RelativeTime } from "../parts/relative-time.tsx";
import { type Loading, useSampleLoading } from "./sample-loading.ts";

/** Fills an empty workspace with a coffee roaster's half year, to look around in; shows how far it is and how it ended. */
export function SampleCompany() {
  const { may, loading, beginning, load, cancel } = useSampleLoading();
  if (!may || loading === undefined) return null;
  if (loading?.state === "running") return <Running loading={loading} onCancel={cancel} />;
  return (
    <div className="flex flex-col items-[inherit] gap-3">
      {loading && <Ended loading={loading} />}
      <div>
        <Button icon={Coffee} busy={beginning} onClick={load}>
          {loading ? goOn[loading.state] : "Load the sample company"}
        </Button>
      </div>
    </div>
  );
}

// What was sent before is known by its ids, so to go on is to begin again.
const goOn: Record<Exclude<Loading["state"], "running">, string> = {
  finished: "Load it again",
  failed: "Try again",
  cancelled: "Go on loading",
};

function Running({ loading: { sent, total }, onCancel }: { loading: Loading; onCancel: () => void }) {
  return (
    <div className="w-80 text-left">
      <ProgressBar
        label="Loading the sample company"
        {...(total === null ? {} : { value: sent, total })}
        detail={`${formatNumber(sent)} ${total === null ? "" : `of ${formatNumber(total)} `}touchpoints`}
        onCancel={onCancel}
      />
    </div>
  );
}

function Ended({ loading }: { loading: Loading }) {
  const { state, sent, total, startedAt, failedBecause } = loading;
  const reached = total === null ? `${formatNumber(sent)}` : `${formatNumber(sent)} of ${formatNumber(total)}`;
  if (state === "failed") {
    return (
      <div className="max-w-prose text-left">
        <Banner tone="danger">
          Loading failed at {reached} touchpoints: {failedBecause} What is loaded stays, and comes once however often
          you try.
        </Banner>
      </div>
    );
  }
  if (state === "cancelled") {
    return (
      <div className="max-w-prose text-left">
        <Banner>Loading was stopped at {reached} touchpoints. What is loaded stays.</Banner>
      </div>
    );
  }
  return (
    <p role="status" className="text-muted">
      {formatNumber(sent)} touchpoints were loaded <RelativeTime at={startedAt} />. Loading it again changes nothing.
    </p>
  );
}
