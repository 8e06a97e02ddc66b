import { GitMerge } from "lucide-react";
import { Button } from "../../parts/button.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { kindLook } from "../../people/identifier-kinds.ts";
import { MatchCard } from "../../people/match-card.tsx";
import { matchesOf, type Suggestion } from "../../people/matches.ts";
import { type Person, usePerson } from "../../people/person-data.ts";
import { PersonLink } from "../../people/person-link.tsx";
import { personName, visitorName } from "../../people/person-name.ts";
import { RailSection } from "../../people/rail-section.tsx";
import type { FoundPerson } from "../../shell/people-search.ts";

type Conflict = Person["conflicts"][number];

interface ReviewSectionProps {
  personId: string;
  suggestions: readonly Suggestion[];
  conflicts: readonly Conflict[];
  onMerge: (other: FoundPerson) => void;
}

/** What a human should look at: matches that nobody has proven, and joins that did not happen. */
export function ReviewSection({ personId, suggestions, conflicts, onMerge }: ReviewSectionProps) {
  const matches = matchesOf(suggestions, personId);
  const others = conflictsWithOthers(personId, conflicts);
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
          <ConflictCard key={`${conflict.other} ${conflict.because}`} conflict={conflict} />
        ))}
      </ul>
    </RailSection>
  );
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
  const card = usePerson(other).data?.card;
  const link = <PersonLink id={other} name={card ? personName(card) : visitorName(other)} />;
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
