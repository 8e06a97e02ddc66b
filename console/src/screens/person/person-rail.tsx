import { Plus } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../../parts/icon-button.tsx";
import { CompaniesSection } from "../../people/companies-section.tsx";
import { IdentifiersSection } from "../../people/identifiers-section.tsx";
import { KeyFigures } from "../../people/key-figures.tsx";
import type { Person } from "../../people/person-data.ts";
import { type Trait, TraitsSection } from "../../people/traits-section.tsx";
import type { FoundPerson } from "../../shell/people-search.ts";
import { useMay } from "../../shell/session.ts";
import { useCommands } from "../../shell/use-commands.ts";
import { ConsentDialog } from "./consent-dialog.tsx";
import { ConsentLogDialog } from "./consent-log-dialog.tsx";
import { ConsentsSection } from "./consents-section.tsx";
import { HistorySection } from "./history-section.tsx";
import { ReviewSection } from "./review-section.tsx";
import { TraitDialog } from "./trait-dialog.tsx";

type Asked = { what: "trait"; trait: Trait | null } | { what: "consent" } | { what: "log" };

/** Who a person is, beside what happened; what a colleague knows of them is said here too. */
export function PersonRail({ person, onMerge }: { person: Person; onMerge: (other: FoundPerson) => void }) {
  const { card, identifiers, traits, companies, consents, suggestions, conflicts } = person;
  const { personId } = card;
  const mayEdit = useMay("people:edit");
  const [asked, ask] = useState<Asked | null>(null);
  const close = () => ask(null);
  const add = (what: string, shortcut: string, next: Asked) =>
    mayEdit && <IconButton icon={Plus} size="small" label={what} shortcut={shortcut} onClick={() => ask(next)} />;
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      aria-label="About this person"
      className="relative w-80 shrink-0 overflow-y-auto border-l -outline-offset-2 xl:w-[26rem]"
    >
      {mayEdit && <Deeds onAsk={ask} />}
      <KeyFigures card={card} />
      <ReviewSection personId={personId} suggestions={suggestions} conflicts={conflicts} onMerge={onMerge} />
      <IdentifiersSection identifiers={identifiers} />
      <TraitsSection
        traits={traits}
        actions={add("Add a trait", "t", { what: "trait", trait: null })}
        onChange={mayEdit ? (trait) => ask({ what: "trait", trait }) : undefined}
      />
      <CompaniesSection companies={companies} />
      <ConsentsSection
        consents={consents}
        actions={add("Record a consent", "c", { what: "consent" })}
        onLog={() => ask({ what: "log" })}
      />
      <HistorySection personId={personId} identifiers={identifiers} />
      {asked?.what === "trait" && (
        <TraitDialog personId={personId} trait={asked.trait} traits={traits} onClose={close} />
      )}
      {asked?.what === "consent" && (
        <ConsentDialog personId={personId} purposes={consents.map(({ purpose }) => purpose)} onClose={close} />
      )}
      {asked?.what === "log" && <ConsentLogDialog personId={personId} onClose={close} />}
    </section>
  );
}

/** The same by key and in the palette. */
function Deeds({ onAsk }: { onAsk: (asked: Asked) => void }) {
  const group = "This person";
  useCommands([
    {
      id: "person trait",
      label: "Add a trait",
      group,
      icon: Plus,
      shortcut: "t",
      run: () => onAsk({ what: "trait", trait: null }),
    },
    {
      id: "person consent",
      label: "Record a consent",
      group,
      icon: Plus,
      shortcut: "c",
      run: () => onAsk({ what: "consent" }),
    },
  ]);
  return null;
}
