import { formatDateAndTime } from "../parts/format-time.ts";
import { RelativeTime } from "../parts/relative-time.tsx";
import type { Person } from "./person-data.ts";
import { FoldedList, RailSection } from "./rail-section.tsx";
import { StandingMark } from "./standing-mark.tsx";
import { valueInWords } from "./value-in-words.ts";

type Trait = Person["traits"][number];

const mostShown = 8;

/** What is said of the person; what was said in one breath stands under one mark of who said it and when. */
export function TraitsSection({ traits }: { traits: readonly Trait[] }) {
  const groups = [...Map.groupBy(traits, breathOf).values()].sort(latestFirst);
  return (
    <RailSection title="Traits" count={traits.length}>
      {traits.length === 0 && <p className="text-muted">Nothing is said of this person yet.</p>}
      <div className="flex flex-col gap-3">
        {groups.map((group) => (
          <Breath key={breathOf(group[0]!)} traits={group} />
        ))}
      </div>
    </RailSection>
  );
}

function breathOf({ standing, sourceName, occurredAt }: Trait): string {
  return `${standing} ${sourceName} ${occurredAt.toISOString()}`;
}

function latestFirst([one]: readonly Trait[], [other]: readonly Trait[]): number {
  return other!.occurredAt.getTime() - one!.occurredAt.getTime();
}

function Breath({ traits }: { traits: readonly Trait[] }) {
  const { standing, sourceName, occurredAt } = traits[0]!;
  return (
    <div>
      <p className="mb-0.5 flex flex-wrap gap-x-1.5 text-meta text-muted">
        <StandingMark standing={standing} />
        {sourceName && <span>· {sourceName}</span>}
        <span>
          · <RelativeTime at={occurredAt} />
        </span>
      </p>
      <FoldedList items={traits} itemKey={({ name }) => name} most={mostShown}>
        {(trait) => <TraitLine trait={trait} />}
      </FoldedList>
    </div>
  );
}

function TraitLine({ trait: { name, value, type } }: { trait: Trait }) {
  return (
    <dl className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-3 py-1">
      <dt className="truncate text-muted" title={name}>
        {name}
      </dt>
      <dd className="line-clamp-4 min-w-0 wrap-anywhere">{inWords(value, type)}</dd>
    </dl>
  );
}

function inWords(value: unknown, type: Trait["type"]): string {
  if (type === "nothing") return "—";
  return type === "time" ? formatDateAndTime(new Date(String(value))) : valueInWords(value);
}
