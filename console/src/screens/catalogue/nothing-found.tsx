import { BookOpen, SearchX } from "lucide-react";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { SampleCompany } from "../../sample/sample-company.tsx";
import type { Search } from "./entry.ts";

interface NothingFoundProps {
  search: Search;
  /** Whether any touchpoint has arrived at all. */
  any: boolean;
  onSearch: (search: Search) => void;
}

/** Why there is no name to see, and what to do. */
export function NothingFound({ search, any, onSearch }: NothingFoundProps) {
  const everything = { scope: "all", text: "", stage: null } as const;
  const showAll = <Button onClick={() => onSearch(everything)}>Show all names</Button>;
  if (search.text || search.stage !== null) {
    return (
      <EmptyState icon={SearchX} title="No name matches" actions={showAll}>
        No name here has these words and this stage.
      </EmptyState>
    );
  }
  if (search.scope === "unmapped") {
    return (
      <EmptyState icon={BookOpen} title="Every name is mapped" actions={showAll}>
        When something arrives under a name that nobody knows, it waits here to be told what it means.
      </EmptyState>
    );
  }
  if (search.scope === "workspace") {
    return (
      <EmptyState icon={BookOpen} title="Nothing is changed here" actions={showAll}>
        All names mean what they mean as shipped. What you change for this workspace is listed here.
      </EmptyState>
    );
  }
  if (any) return null;
  return (
    <EmptyState
      icon={BookOpen}
      title="No touchpoint has arrived yet"
      actions={
        <>
          {showAll}
          <SampleCompany />
        </>
      }
    >
      Names appear here as soon as touchpoints arrive, the most frequent first. More than two hundred usual ones are
      known already.
    </EmptyState>
  );
}
