import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { GitMerge, UserCheck } from "lucide-react";
import { type api, queries } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { Panel, PanelRow } from "../../parts/panel.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { Section } from "../../parts/section.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { notify } from "../../parts/toast.tsx";
import { kindInSentence } from "../../people/identifier-kinds.ts";
import { PersonLink } from "../../people/person-link.tsx";
import { visitorName } from "../../people/person-name.ts";
import { useMay, useSession } from "../../shell/session.ts";
import { ConflictsSection } from "./conflicts-section.tsx";
import { useNewsOfReviews } from "./reviews.ts";
import { RunningReview } from "./running-review.tsx";
import { SettingsPage } from "./settings-page.tsx";

type Suggestion = Awaited<ReturnType<typeof api.people.suggestions.list>>[number];

/** What a human has to decide about who is who. */
export function ReviewPage() {
  const { id: workspaceId } = useSession().workspace;
  useNewsOfReviews();
  const list = useQuery(queries.people.suggestions.list.queryOptions({ input: { workspaceId, limit: 200 } }));
  return (
    <SettingsPage title="To review">
      <Section
        title="Suggestions"
        description="Somebody unproven says to be somebody you know, or a rule finds two alike. Merge them if you are sure; nothing is lost, and it can be undone on the person’s page."
      >
        {list.isPending && <SkeletonText lines={4} label="Reading the suggestions" />}
        {list.isError && !list.data && (
          <ErrorState sentence={refusalOf(list.error).sentence} onRetry={() => void list.refetch()} />
        )}
        {list.data?.length === 0 && (
          <EmptyState icon={UserCheck} title="Nothing to decide">
            When a browser claims an email, a phone number or a user id that somebody else has proven, it waits here for
            you.
          </EmptyState>
        )}
        {list.data && list.data.length > 0 && (
          <Panel>
            {list.data.map((suggestion) => (
              <SuggestionRow key={`${suggestion.subjectId} ${suggestion.otherId}`} suggestion={suggestion} />
            ))}
          </Panel>
        )}
        <RunningReview of={["limits", "claims_trust", "rule_made", "rule_removed"]} />
      </Section>
      <ConflictsSection />
    </SettingsPage>
  );
}

function SuggestionRow({ suggestion }: { suggestion: Suggestion }) {
  const { personId, otherPersonId, personName, otherPersonName, claimedAt } = suggestion;
  const mayMerge = useMay("people:merge");
  const { merge, dismiss, busy } = useDecision(suggestion);
  return (
    <PanelRow>
      <div className="min-w-0 grow">
        <div className="truncate">
          <PersonLink id={personId} name={personName ?? visitorName(personId)} /> may be{" "}
          <PersonLink id={otherPersonId} name={otherPersonName ?? visitorName(otherPersonId)} />
        </div>
        <div className="truncate text-meta text-muted">
          <RelativeTime at={claimedAt} /> · {claimOf(suggestion)}
        </div>
      </div>
      {mayMerge && (
        <>
          <Button size="small" disabled={busy} onClick={dismiss}>
            They are two
          </Button>
          <Button size="small" icon={GitMerge} disabled={busy} onClick={merge}>
            Merge
          </Button>
        </>
      )}
    </PanelRow>
  );
}

function claimOf({ reason, kind, value }: Suggestion): string {
  return reason === "rule"
    ? `Both have ${value} as ${kindInSentence(kind)}`
    : `Claimed the ${kindInSentence(kind)} ${value}`;
}

function useDecision({ personId, otherPersonId, subjectId, otherId, kind }: Suggestion) {
  const { id: workspaceId } = useSession().workspace;
  const cache = useQueryClient();
  const renew = () => cache.invalidateQueries({ queryKey: queries.people.key() });
  const merge = useMutation(queries.people.merge.mutationOptions({ onSuccess: renew }));
  const dismiss = useMutation(queries.people.suggestions.dismiss.mutationOptions({ onSuccess: renew }));
  const restore = useMutation(queries.people.suggestions.restore.mutationOptions({ onSuccess: renew }));
  const pair = { workspaceId, subjectId, otherId };
  return {
    busy: merge.isPending || dismiss.isPending,
    merge: () =>
      merge.mutate(
        { workspaceId, personId, otherPersonId, note: `The claimed ${kindInSentence(kind)} is theirs.` },
        { onSuccess: () => notify({ title: "Merged", detail: "Undo it on the person’s page, under History." }) },
      ),
    dismiss: () =>
      dismiss.mutate(pair, {
        onSuccess: () => notify({ title: "They stay two people", undo: () => restore.mutate(pair) }),
      }),
  };
}
