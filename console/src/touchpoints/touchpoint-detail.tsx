import { Link } from "@tanstack/react-router";
import { Avatar } from "../parts/avatar.tsx";
import { Badge } from "../parts/badge.tsx";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import { Copyable } from "../parts/copyable.tsx";
import { DescriptionList, FieldRow } from "../parts/description-list.tsx";
import { formatDuration } from "../parts/format-duration.ts";
import { type Json, JsonView } from "../parts/json-view.tsx";
import { ExactTime } from "../parts/relative-time.tsx";
import { StageBadge } from "../parts/stage-badge.tsx";
import { isStage } from "../parts/stages.ts";
import { gistOf } from "./gist.ts";
import { nameOf, type Touchpoint } from "./touchpoint.ts";
import { TouchpointValue } from "./touchpoint-value.tsx";

interface TouchpointDetailProps {
  touchpoint: Touchpoint;
  /** What the source is called, if that is known. */
  source?: string | undefined;
  /** Whether to lead to the person, which one's own page need not. */
  withPerson?: boolean;
}

/** All that is known of one touchpoint. */
export function TouchpointDetail({ touchpoint, source, withPerson = false }: TouchpointDetailProps) {
  const gist = gistOf(touchpoint.properties);
  return (
    <div className="flex flex-col gap-5">
      {gist.length > 0 && <p className="-mt-1 text-pretty wrap-anywhere text-muted">{gist.join(" · ")}</p>}
      {withPerson && <PersonLine touchpoint={touchpoint} />}
      <Facts touchpoint={touchpoint} source={source} />
      <Block title="Properties">
        <JsonView value={touchpoint.properties as Json} label="properties" />
      </Block>
      <Block title="Context">
        <JsonView value={touchpoint.context as Json} label="context" />
      </Block>
      <Block title="Message id">
        <Copyable text={touchpoint.touchpointId} what="message id" />
      </Block>
    </div>
  );
}

function PersonLine({ touchpoint }: { touchpoint: Touchpoint }) {
  return (
    <Link
      to="/people/$personId"
      params={{ personId: touchpoint.personId }}
      className="flex h-10 items-center gap-2.5 rounded-md border border-border px-3 hover:bg-hover"
    >
      <Avatar name={touchpoint.personName} size="small" />
      <span className="min-w-0 grow truncate font-medium">{nameOf(touchpoint)}</span>
      <span className="text-meta text-muted">Open timeline</span>
    </Link>
  );
}

function Facts({ touchpoint, source }: { touchpoint: Touchpoint; source: string | undefined }) {
  const { channel, stage, department, purpose, outcome, direction, value, occurredAt, receivedAt } = touchpoint;
  const delay = receivedAt.getTime() - occurredAt.getTime();
  return (
    <DescriptionList>
      <FieldRow name="Happened">
        <ExactTime at={occurredAt} />
      </FieldRow>
      {delay >= 1_000 && <FieldRow name="Received">{formatDuration(delay)} later</FieldRow>}
      <FieldRow name="Channel">
        <ChannelIcon channel={channel} named />
      </FieldRow>
      <FieldRow name="Stage">{stageOf(stage)}</FieldRow>
      {value !== null && (
        <FieldRow name="Value">
          <TouchpointValue {...touchpoint} />
        </FieldRow>
      )}
      {outcome && <FieldRow name="Outcome">{outcomeOf(outcome)}</FieldRow>}
      {purpose && <FieldRow name="Purpose">{inWords(purpose)}</FieldRow>}
      <FieldRow name="Direction">{direction === "outbound" ? "From the company" : "From the customer"}</FieldRow>
      {department && <FieldRow name="Department">{inWords(department)}</FieldRow>}
      {source && <FieldRow name="Source">{source}</FieldRow>}
    </DescriptionList>
  );
}

function stageOf(stage: string | null) {
  if (stage === null) return <span className="text-muted">None</span>;
  return isStage(stage) ? <StageBadge stage={stage} /> : stage;
}

function outcomeOf(outcome: string) {
  if (outcome === "failure") return <Badge tone="danger">Failure</Badge>;
  return outcome === "success" ? <Badge tone="positive">Success</Badge> : inWords(outcome);
}

function inWords(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function Block({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 font-medium">{title}</h3>
      {children}
    </section>
  );
}
