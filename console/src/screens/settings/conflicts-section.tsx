import { useQuery } from "@tanstack/react-query";
import { Split } from "lucide-react";
import { queries } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { Panel, PanelRow } from "../../parts/panel.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { Section } from "../../parts/section.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { type Conflict, sharingOf } from "../../people/conflicts.ts";
import { kindInSentence, kindLook } from "../../people/identifier-kinds.ts";
import { PersonLink } from "../../people/person-link.tsx";
import { useSession } from "../../shell/session.ts";

const mostShown = 50;

/** Joins that would have broken a limit, and so did not happen. */
export function ConflictsSection() {
  const { id: workspaceId } = useSession().workspace;
  const list = useQuery(queries.people.conflicts.queryOptions({ input: { workspaceId, limit: mostShown } }));
  return (
    <Section
      title="Conflicts"
      description="Two people who share an identifier but cannot be one, as when two sign in on one device. They stay two, and what they share goes to the newer claim from then on. There is nothing to do unless it looks wrong."
    >
      {list.isPending && <SkeletonText lines={4} label="Reading the conflicts" />}
      {list.isError && !list.data && (
        <ErrorState sentence={refusalOf(list.error).sentence} onRetry={() => void list.refetch()} />
      )}
      {list.data && <Conflicts conflicts={list.data} />}
    </Section>
  );
}

function Conflicts({ conflicts }: { conflicts: readonly Conflict[] }) {
  if (conflicts.length === 0)
    return (
      <EmptyState icon={Split} title="No conflicts">
        No join has met one of the limits that hold for a person.
      </EmptyState>
    );
  return (
    <>
      <Panel>
        {conflicts.map((conflict) => (
          <ConflictRow
            key={`${conflict.subjectId} ${conflict.otherId} ${conflict.occurredAt.getTime()} ${conflict.because}`}
            conflict={conflict}
          />
        ))}
      </Panel>
      {conflicts.length === mostShown && (
        <p className="mt-2 text-meta text-muted">The latest {formatNumber(mostShown)} are shown.</p>
      )}
    </>
  );
}

function ConflictRow({ conflict }: { conflict: Conflict }) {
  const { holder, claimant, shared, wentOver } = sharingOf(conflict);
  const { icon: Icon } = kindLook(shared.kind);
  return (
    <PanelRow>
      <Icon size={16} className="mt-0.5 shrink-0 self-start text-muted" aria-hidden />
      <div className="min-w-0 grow">
        <p className="text-pretty wrap-anywhere">
          <PersonLink {...holder} /> and <PersonLink {...claimant} /> share the {kindInSentence(shared.kind)}{" "}
          <span className="font-medium">{shared.value}</span>
        </p>
        <p className="text-meta text-pretty text-muted">
          <RelativeTime at={conflict.occurredAt} /> · Together they would have too many{" "}
          {kindLook(conflict.because).several}.{wentOver && ` Since then it is ${claimant.name}’s.`}
        </p>
      </div>
    </PanelRow>
  );
}
