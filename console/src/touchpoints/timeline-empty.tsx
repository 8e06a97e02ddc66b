import { Milestone, SearchX } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { EmptyState } from "../parts/empty-state.tsx";

/** Nothing on the timeline: because of the filter, or because nothing has happened yet. */
export function TimelineEmpty({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState
        icon={SearchX}
        title="No touchpoint matches"
        actions={<Button onClick={onClear}>Clear filters</Button>}
      />
    );
  }
  return (
    <EmptyState icon={Milestone} title="No touchpoints yet">
      The company knows of this person, but they have not met since. What happens next appears here by itself.
    </EmptyState>
  );
}
