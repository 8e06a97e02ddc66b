import { GitMerge } from "lucide-react";
import { Button } from "../../parts/button.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { type Conflict, sharingOf } from "../../people/conflicts.ts";
import { kindInSentence, kindLook } from "../../people/identifier-kinds.ts";
import { MatchCard } from "../../people/match-card.tsx";
import { matchesOf, type Suggestion } from "../../people/matches.ts";
import { PersonLink } from "../../people/person-link.tsx";
import { RailSection } from "../../people/rail-section.tsx";
import type { FoundPerson } from "../../shell/people-search.ts";

interface ReviewSectionProps {
  personId: string;
  suggestions: readonly Suggestion[];
  conflicts: readonly Conflict[];
  onMerge: (other: FoundPerson) => void;
}

/** What a human should look at: matches that nobody has proven, and joins that did not happen. */
export function ReviewSection({ personId, suggestions, conflicts, onMerge }: ReviewSectionProps) {
  const matches = matchesOf(suggestions, personId);
  const others = latestOfEach(personId, conflicts);
  if (matches.length + others.length === 0) return null;
  return (
    <RailSection title="To look at" count={matches.length + others.length}>
      <ul className="flex flex-col gap-2">
        {matches.map((match) => (
          <MatchCard key={match.other.id} match={match}>
            <Button size="small" icon={GitMerge} onClick={() => onMerge(match.other)}>
              Same person…
            </Button>
          </MatchCard>
        ))}
        {others.map((conflict) => (
          <ConflictCard
            key={`${conflict.personId} ${conflict.otherPersonId} ${conflict.because}`}
            personId={personId}
            conflict={conflict}
          />
        ))}
      </ul>
    </RailSection>
  );
}

/** Conflicts between this person and others, once for each other and reason, the latest. */
function latestOfEach(personId: string, conflicts: readonly Conflict[]): Conflict[] {
  const otherOf = (each: Conflict) => (each.personId === personId ? each.otherPersonId : each.personId);
  const byOther = Map.groupBy(conflicts, (each) => `${otherOf(each)} ${each.because}`);
  // They come in order, the latest first.
  return [...byOther.values()].map(([latest]) => latest!).filter((each) => otherOf(each) !== personId);
}

function ConflictCard({ personId, conflict }: { personId: string; conflict: Conflict }) {
  const { holder, claimant, shared, wentOver } = sharingOf(conflict);
  const isHolder = holder.id === personId;
  return (
    <li className="rounded-md border px-3 py-2 text-pretty wrap-anywhere">
      Shares the {kindInSentence(shared.kind)} <span className="font-medium">{shared.value}</span> with{" "}
      <PersonLink {...(isHolder ? claimant : holder)} />
      {wentOver && (isHolder ? ", whose it is since" : ", who had it before")}.{" "}
      <span className="text-muted">
        Together they would have too many {kindLook(conflict.because).several}.{" "}
        <RelativeTime at={conflict.occurredAt} />
      </span>
    </li>
  );
}
