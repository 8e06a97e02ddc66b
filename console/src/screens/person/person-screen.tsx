import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { filterOf, searchOf, type TouchpointFilter } from "../../filters/touchpoint-filter.ts";
import type { Person } from "../../people/person-data.ts";
import { isNamed, personName } from "../../people/person-name.ts";
import { useDocumentTitle } from "../../shell/document-title.ts";
import type { FoundPerson } from "../../shell/people-search.ts";
import { useSession } from "../../shell/session.ts";
import { TimelinePanel } from "../../touchpoints/timeline-panel.tsx";
import { AsOfDialog } from "./as-of-dialog.tsx";
import { EraseDialog } from "./erase-dialog.tsx";
import { exportPerson } from "./export-person.ts";
import { MergeDialog } from "./merge-dialog.tsx";
import { type PersonDeed, PersonHeader } from "./person-header.tsx";
import { PersonRail } from "./person-rail.tsx";
import { SeparateDialog } from "./separate-dialog.tsx";

type Asked = { deed: PersonDeed; other?: FoundPerson };

/** One person: what happened on the left, who they are on the right. */
export function PersonScreen({ person, onArrived }: { person: Person; onArrived: () => void }) {
  const { card, identifiers } = person;
  const { personId } = card;
  const { id: workspaceId } = useSession().workspace;
  const name = personName(card);
  useDocumentTitle(name, "People");
  const [filter, setFilter] = useFilter(personId);
  const [asked, ask] = useState<Asked | null>(null);
  const close = () => ask(null);
  return (
    <>
      <PersonHeader
        person={person}
        name={name}
        named={isNamed(card)}
        onDeed={(deed) => (deed === "export" ? exportPerson(workspaceId, personId) : ask({ deed }))}
      />
      <div className="flex min-h-0 grow">
        <TimelinePanel key={personId} personId={personId} filter={filter} onFilter={setFilter} onArrived={onArrived} />
        <PersonRail key={`rail ${personId}`} person={person} onMerge={(other) => ask({ deed: "merge", other })} />
      </div>
      <MergeDialog
        open={asked?.deed === "merge"}
        onClose={close}
        personId={personId}
        name={name}
        other={asked?.other ?? null}
      />
      <SeparateDialog
        open={asked?.deed === "separate"}
        onClose={close}
        personId={personId}
        name={name}
        identifiers={identifiers}
      />
      <EraseDialog
        open={asked?.deed === "erase"}
        onClose={close}
        personId={personId}
        name={name}
        confirm={isNamed(card) ? name : personId}
      />
      <AsOfDialog open={asked?.deed === "as-of"} onClose={close} personId={personId} />
    </>
  );
}

function useFilter(personId: string): [TouchpointFilter, (filter: TouchpointFilter) => void] {
  const search = useSearch({ from: "/inside/people/$personId" });
  const navigate = useNavigate();
  const change = (filter: TouchpointFilter) =>
    void navigate({ to: "/people/$personId", params: { personId }, search: searchOf(filter), replace: true });
  return [filterOf(search), change];
}
