import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { queries } from "../../api/client.ts";
import { authorName, useMemberNames } from "../../members/author-name.ts";
import { Button } from "../../parts/button.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { byKind, kindLook } from "../../people/identifier-kinds.ts";
import type { HistoryEntry, Identifier } from "../../people/person-data.ts";
import { visitorName } from "../../people/person-name.ts";
import { FoldedList, RailSection } from "../../people/rail-section.tsx";
import { useMay, useSession } from "../../shell/session.ts";
import { useUndoMerge } from "./use-merge.ts";
import { useRejoin } from "./use-separate.ts";

interface HistorySectionProps {
  personId: string;
  identifiers: readonly Identifier[];
}

/** How the person came to be who they are, and who decided it. */
export function HistorySection({ personId, identifiers }: HistorySectionProps) {
  const { id: workspaceId } = useSession().workspace;
  const { data } = useQuery(queries.people.history.queryOptions({ input: { workspaceId, personId } }));
  const names = useMemberNames();
  if (!data || data.length === 0) return null;
  return (
    <RailSection title="How they became one" count={data.length}>
      <FoldedList
        items={data.map((entry, at) => ({ entry, key: `${at} ${entry.at.toISOString()}` }))}
        itemKey={({ key }) => key}
        most={4}
      >
        {({ entry }) => (
          <EntryLine personId={personId} identifiers={identifiers} entry={entry} by={authorName(entry.by, names)} />
        )}
      </FoldedList>
    </RailSection>
  );
}

interface EntryLineProps extends HistorySectionProps {
  entry: HistoryEntry;
  by: string;
}

function EntryLine({ personId, identifiers, entry, by }: EntryLineProps) {
  const { what, at, note, separationId, mergeId } = entry;
  const may = useMay("people:merge");
  const rejoin = useRejoin();
  const undoMerge = useUndoMerge();
  return (
    <div className="flex items-start gap-2 py-1.5">
      <div className="min-w-0 grow">
        <div className="text-pretty">
          {sentences[what]} <Other entry={entry} identifiers={identifiers} />
        </div>
        <div className="text-meta text-muted">
          {by} · <RelativeTime at={at} />
          {entry.reasons.length > 0 && ` · ${entry.reasons.map((reason) => reason.replaceAll("_", " ")).join(", ")}`}
        </div>
        {note && <div className="text-meta text-muted">“{note}”</div>}
      </div>
      {may && separationId && what === "separated" && (
        <Button size="small" onClick={() => void rejoin(separationId)}>
          Take back
        </Button>
      )}
      {may && mergeId && what === "merged" && (
        <Button size="small" onClick={() => void undoMerge(mergeId, personId)}>
          Undo
        </Button>
      )}
    </div>
  );
}

const sentences: Record<HistoryEntry["what"], string> = {
  joined: "Joined with",
  left: "Left to",
  merged: "Merged with",
  merge_undone: "No longer merged with",
  separated: "Split from",
  separation_ended: "No longer kept apart from",
};

function Other({ entry, identifiers }: { entry: HistoryEntry; identifiers: readonly Identifier[] }) {
  const { what, otherPersonId, otherPersonName, subjectIds } = entry;
  const came = identifiers.filter(({ subjectId }) => subjectIds.includes(subjectId)).toSorted(byKind);
  // Somebody who was nothing but these identifiers is best called by them.
  if (what === "joined" && !otherPersonName && came.length > 0) return <>{came.map(identifierInWords).join(", ")}</>;
  if (!otherPersonId) return <>somebody</>;
  return (
    <Link
      to="/people/$personId"
      params={{ personId: otherPersonId }}
      className="rounded-sm underline decoration-border underline-offset-2 hover:decoration-current"
    >
      {otherPersonName ?? visitorName(otherPersonId)}
    </Link>
  );
}

function identifierInWords({ kind, value }: Identifier): string {
  return `${kindLook(kind).label.toLowerCase()} ${value}`;
}
