import { CompaniesSection } from "../../people/companies-section.tsx";
import { IdentifiersSection } from "../../people/identifiers-section.tsx";
import { KeyFigures } from "../../people/key-figures.tsx";
import type { Person } from "../../people/person-data.ts";
import { TraitsSection } from "../../people/traits-section.tsx";
import type { FoundPerson } from "../../shell/people-search.ts";
import { ConsentsSection } from "./consents-section.tsx";
import { HistorySection } from "./history-section.tsx";
import { ReviewSection } from "./review-section.tsx";

/** Who a person is, beside what happened. */
export function PersonRail({ person, onMerge }: { person: Person; onMerge: (other: FoundPerson) => void }) {
  const { card, identifiers, traits, companies, consents, suggestions, conflicts } = person;
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      aria-label="About this person"
      className="w-80 shrink-0 overflow-y-auto border-l -outline-offset-2 xl:w-[26rem]"
    >
      <KeyFigures card={card} />
      <ReviewSection personId={card.personId} suggestions={suggestions} conflicts={conflicts} onMerge={onMerge} />
      <IdentifiersSection identifiers={identifiers} />
      <TraitsSection traits={traits} />
      <CompaniesSection companies={companies} />
      <ConsentsSection consents={consents} />
      <HistorySection personId={card.personId} identifiers={identifiers} />
    </section>
  );
}
