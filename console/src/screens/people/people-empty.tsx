import { SearchX, Users } from "lucide-react";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { SampleCompany } from "../../sample/sample-company.tsx";

interface PeopleEmptyProps {
  narrowed: boolean;
  q: string;
  onClear: () => void;
}

/** Nobody to show: because nobody matches, or because nobody has come yet. */
export function PeopleEmpty({ narrowed, q, onClear }: PeopleEmptyProps) {
  if (narrowed) {
    return (
      <EmptyState
        icon={SearchX}
        title={q ? `Nobody found for “${q}”` : "Nobody matches"}
        actions={<Button onClick={onClear}>Show everyone</Button>}
      >
        People are found by any beginning of a name, email, phone number or id; a mistyped letter is forgiven.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Users} title="Nobody here yet" actions={<SampleCompany />}>
      People appear with their first touchpoint: send one from your pages or servers, import a file, or look around in a
      company that we made up.
    </EmptyState>
  );
}
