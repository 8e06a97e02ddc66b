import { Link } from "@tanstack/react-router";
import { GitMerge, UserRoundX } from "lucide-react";
import { api } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../parts/button.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { notify } from "../../parts/toast.tsx";
import { visitorName } from "../../people/person-name.ts";
import type { FoundPerson } from "../../shell/people-search.ts";
import { useMay, useSession } from "../../shell/session.ts";
import { kindLook } from "./identifier-kinds.ts";
import { type Person, useRenewPeople } from "./person-data.ts";
import { RailSection } from "./rail-section.tsx";

type Suggestion = Person["suggestions"][number];
type Conflict = Person["conflicts"][number];

interface ReviewSectionProps {
  personId: string;
  suggestions: readonly Suggestion[];
  conflicts: readonly Conflict[];
  onMerge: (other: FoundPerson) => void;
}

/** What a human should look at: matches that nobody has proven, and joins that did not happen. */
export function ReviewSection({ personId, suggestions, conflicts, onMerge }: ReviewSectionProps) {
  const matches = matchesOf(personId, suggestions);
  const others = conflictsWithOthers(personId, conflicts);
  if (matches.length + others.length === 0) return null;
  return (
    <RailSection title="To look at" count={matches.length + others.length}>
      <ul className="flex flex-col gap-2">
        {matches.map((match) => (
          <MatchCard key={match.other.id} match={match} onMerge={onMerge} />
        ))}
        {others.map((conflict) => (
          <ConflictCard key={`${conflict.other} ${conflict.because}`} conflict={conflict} />
        ))}
      </ul>
    </RailSection>
  );
}

/** Somebody else who may be the same, and all that speaks for it. */
interface Match {
  other: FoundPerson;
  suggestions: readonly Suggestion[];
}

function matchesOf(personId: string, suggestions: readonly Suggestion[]): Match[] {
  const byOther = Map.groupBy(suggestions, (suggestion) => otherOf(personId, suggestion).id);
  return [...byOther.values()].map((some) => ({ other: otherOf(personId, some[0]!), suggestions: some }));
}

function otherOf(personId: string, suggestion: Suggestion): FoundPerson {
  const isFirst = suggestion.personId === personId;
  const id = isFirst ? suggestion.otherPersonId : suggestion.personId;
  return { id, name: (isFirst ? suggestion.otherPersonName : suggestion.personName) ?? visitorName(id) };
}

function MatchCard({ match, onMerge }: { match: Match; onMerge: (other: FoundPerson) => void }) {
  const { other, suggestions } = match;
  const may = useMay("people:merge");
  const dismiss = useDismiss(suggestions);
  return (
    <li className="rounded-md border border-warning-line bg-warning-wash px-3 py-2">
      <p className="text-pretty">
        <OtherLink other={other} /> may be the same person:
      </p>
      <ul className="mt-1 flex flex-col gap-0.5">
        {suggestions.map(({ subjectId, otherId, kind, value, claimedAt }) => (
          <li key={`${subjectId} ${otherId}`} className="text-meta wrap-anywhere">
            {kindLook(kind).label} <span className="font-medium">{value}</span>{" "}
            <span className="text-muted">
              matches, unproven · <RelativeTime at={claimedAt} />
            </span>
          </li>
        ))}
      </ul>
      {may && (
        <div className="mt-2 flex gap-2">
          <Button size="small" icon={GitMerge} onClick={() => onMerge(other)}>
            Same person…
          </Button>
          <Button size="small" look="quiet" icon={UserRoundX} onClick={dismiss}>
            Not the same
          </Button>
        </div>
      )}
    </li>
  );
}

function useDismiss(suggestions: readonly Suggestion[]): () => void {
  const { id: workspaceId } = useSession().workspace;
  const renew = useRenewPeople();
  const pairs = suggestions.map(({ subjectId, otherId }) => ({ workspaceId, subjectId, otherId }));
  const fail = (error: unknown) => notify({ title: refusalOf(error).sentence, tone: "problem" });
  const restore = () => Promise.all(pairs.map((pair) => api.people.suggestions.restore(pair))).then(renew, fail);
  const dismiss = async () => {
    await Promise.all(pairs.map((pair) => api.people.suggestions.dismiss(pair)));
    await renew();
    notify({ title: "Noted: not the same person", undo: () => void restore() });
  };
  return () => void dismiss().catch(fail);
}

interface OtherConflict {
  other: string;
  because: string;
  occurredAt: Date;
}

/** Conflicts between this person and others, once for each other and reason, the latest. */
function conflictsWithOthers(personId: string, conflicts: readonly Conflict[]): OtherConflict[] {
  const latest = new Map<string, OtherConflict>();
  for (const { personId: one, otherPersonId, because, occurredAt } of conflicts) {
    const other = one === personId ? otherPersonId : one;
    const known = latest.get(`${other} ${because}`);
    if (other === personId || (known && known.occurredAt >= occurredAt)) continue;
    latest.set(`${other} ${because}`, { other, because, occurredAt });
  }
  return [...latest.values()].sort((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime());
}

function ConflictCard({ conflict: { other, because, occurredAt } }: { conflict: OtherConflict }) {
  const link = <OtherLink other={{ id: other, name: visitorName(other).replace("Visitor", "person") }} />;
  return (
    <li className="rounded-md border px-3 py-2 text-pretty">
      {because === "kept_apart" ? (
        <>Kept apart from {link}: a colleague said that they are two.</>
      ) : (
        <>
          Kept apart from {link}: together they would have more than one {kindLook(because).label.toLowerCase()}.
        </>
      )}{" "}
      <span className="text-muted">
        <RelativeTime at={occurredAt} />
      </span>
    </li>
  );
}

function OtherLink({ other }: { other: FoundPerson }) {
  return (
    <Link
      to="/people/$personId"
      params={{ personId: other.id }}
      className="rounded-sm font-medium text-accent-text underline decoration-accent-line underline-offset-2 hover:decoration-current"
    >
      {other.name}
    </Link>
  );
}
