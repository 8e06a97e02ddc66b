import { Activity, CircleCheck, Plug, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { Badge } from "../badge.tsx";
import { Banner } from "../banner.tsx";
import { Button } from "../button.tsx";
import { EmptyState } from "../empty-state.tsx";
import { ErrorState } from "../error-state.tsx";
import { LoadMore } from "../load-more.tsx";
import { NewItems } from "../new-items.tsx";
import { ProgressBar } from "../progress-bar.tsx";
import { Skeleton, SkeletonText } from "../skeleton.tsx";
import { Steps } from "../steps.tsx";
import { Line, Specimen } from "./specimen.tsx";

/** Everything that says how things are. */
export function Feedback() {
  return (
    <>
      <Specimen title="Badge">
        <Line>
          <Badge>Draft</Badge>
          <Badge tone="accent">New</Badge>
          <Badge tone="positive" icon={ShieldCheck}>
            Proven
          </Badge>
          <Badge tone="warning">Claimed</Badge>
          <Badge tone="danger">Revoked</Badge>
        </Line>
      </Specimen>
      <Specimen title="Steps">
        <Steps label="Setting up" steps={["Account", "First event", "Live"]} current={1} />
      </Specimen>
      <Specimen title="Banner" wide>
        <div className="flex flex-col gap-2">
          <Banner>Two people share this telephone number. They stay two until you say otherwise.</Banner>
          <Banner tone="positive">Imported 69,659 touchpoints of 23,570 people.</Banner>
          <Banner tone="warning" actions={<Button size="small">Try now</Button>}>
            Live updates are interrupted. Nothing is lost: what you miss arrives afterwards.
          </Banner>
          <Banner tone="danger">The file ends in the middle of line 4,812. Export it again and drop it here.</Banner>
        </div>
      </Specimen>
      <Specimen title="Progress bar: with cancel">
        <SampleProgress />
      </Specimen>
      <Specimen title="Progress bar: unknown end">
        <ProgressBar label="Counting rows" />
      </Specimen>
      <Specimen title="Skeleton">
        <div className="flex items-center gap-3">
          <Skeleton width="w-8" height="h-8" round />
          <div className="flex grow flex-col gap-2">
            <Skeleton width="w-40" />
            <Skeleton width="w-64" />
          </div>
        </div>
      </Specimen>
      <Specimen title="Skeleton: text">
        <SkeletonText lines={3} />
      </Specimen>
      <Specimen title="Empty state">
        <div className="rounded-md border">
          <EmptyState
            icon={Activity}
            title="Nothing has happened yet"
            actions={
              <>
                <Button icon={Plug}>Connect a page</Button>
                <Button look="quiet">Load the sample company</Button>
              </>
            }
          >
            Touchpoints appear here the moment they arrive, from your site, your servers or a file.
          </EmptyState>
        </div>
      </Specimen>
      <Specimen title="Error state">
        <div className="rounded-md border">
          <ErrorState
            sentence="The server did not answer within 10 seconds. It may be starting; try again in a moment."
            onRetry={() => undefined}
            detail="GET /api/people 504"
          />
        </div>
      </Specimen>
      <Specimen title="New items">
        <div className="relative h-12 rounded-md border">
          <NewItems count={12} what={["touchpoint", "touchpoints"]} onShow={() => undefined} />
        </div>
      </Specimen>
      <Specimen title="Load more">
        <div className="rounded-md border border-t-0">
          <LoadMore shown={50} total={23_570} what="people" hasMore onMore={() => undefined} />
          <LoadMore shown={100} what="people" hasMore busy onMore={() => undefined} />
          <LoadMore shown={100} what="people" hasMore problem="The rest did not arrive." onMore={() => undefined} />
          <LoadMore shown={148} total={148} what="people" hasMore={false} onMore={() => undefined} />
        </div>
      </Specimen>
    </>
  );
}

function SampleProgress() {
  const [running, setRunning] = useState(true);
  if (!running) {
    return (
      <Line>
        <CircleCheck size={16} className="text-muted" aria-hidden /> Cancelled. Nothing more is read.
        <Button size="small" onClick={() => setRunning(true)}>
          Resume
        </Button>
      </Line>
    );
  }
  return (
    <ProgressBar
      label="orders-2025.csv"
      value={412_000}
      total={1_000_000}
      detail="412,000 of 1,000,000 rows · 38 set aside · about 2 min left"
      onCancel={() => setRunning(false)}
    />
  );
}
