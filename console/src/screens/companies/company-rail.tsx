import { CopyButton } from "../../parts/copy-button.tsx";
import { DescriptionList, FieldRow } from "../../parts/description-list.tsx";
import { Numeral } from "../../parts/numeral.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { Stat } from "../../parts/stat.tsx";
import { FoldedList, RailSection } from "../../people/rail-section.tsx";
import { valueInWords } from "../../people/value-in-words.ts";
import { useSession } from "../../shell/session.ts";
import type { Company } from "./companies.ts";

const mostShown = 20;

/** What a company amounts to, and what is said of it. */
export function CompanyRail({ company }: { company: Company }) {
  const { currency } = useSession().workspace;
  const { revenue, orders, people, touchpoints, lastSeenAt, groupId } = company;
  // Its name stands above all.
  const traits = Object.entries(company.traits).filter(([name]) => name !== "name");
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      aria-label="About this company"
      className="w-80 shrink-0 overflow-y-auto border-l -outline-offset-2 xl:w-[26rem]"
    >
      <section aria-label="Key figures" className="border-b px-4 py-4">
        <div className="mb-3 grid grid-cols-3 gap-4">
          <Stat label="Revenue" value={<Numeral money={revenue} currency={currency} />} />
          <Stat label="Orders" value={<Numeral value={orders} />} />
          <Stat label="People" value={<Numeral value={people} />} />
        </div>
        <DescriptionList>
          <FieldRow name="Touchpoints">
            <Numeral value={touchpoints} />
          </FieldRow>
          <FieldRow name="Last seen">
            {lastSeenAt ? <RelativeTime at={lastSeenAt} /> : <span className="text-muted">Nobody yet</span>}
          </FieldRow>
          <FieldRow name="Group id" end={<CopyButton text={groupId} what="group id" />}>
            {groupId}
          </FieldRow>
        </DescriptionList>
      </section>
      <RailSection title="Traits" count={traits.length}>
        {traits.length === 0 && <p className="text-muted">Nothing is said of this company yet.</p>}
        <FoldedList items={traits} itemKey={([name]) => name} most={mostShown}>
          {([name, value]) => (
            <dl className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-3 py-1">
              <dt className="truncate text-muted" title={name}>
                {name}
              </dt>
              <dd className="line-clamp-4 min-w-0 wrap-anywhere">{value === null ? "—" : valueInWords(value)}</dd>
            </dl>
          )}
        </FoldedList>
      </RailSection>
    </section>
  );
}
