import { Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { formatDateAndTime } from "../parts/format-time.ts";
import { IconButton } from "../parts/icon-button.tsx";
import { RelativeTime } from "../parts/relative-time.tsx";
import type { Person } from "./person-data.ts";
import { FoldedList, RailSection } from "./rail-section.tsx";
import { StandingMark } from "./standing-mark.tsx";
import { valueInWords } from "./value-in-words.ts";

export type Trait = Person["traits"][number];

const mostShown = 8;

interface TraitsSectionProps {
  traits: readonly Trait[];
  actions?: ReactNode;
  /** Changes one; absent where nobody may. */
  onChange?: ((trait: Trait) => void) | undefined;
}

/** What is said of the person; what was said in one breath stands under one mark of who said it and when. */
export function TraitsSection({ traits: all, actions, onChange }: TraitsSectionProps) {
  // A trait that was taken away is remembered as nothing.
  const traits = all.filter(({ type }) => type !== "nothing");
  const groups = [...Map.groupBy(traits, breathOf).values()].sort(latestFirst);
  return (
    <RailSection title="Traits" count={traits.length} actions={actions}>
      {traits.length === 0 && <p className="text-muted">Nothing is said of this person yet.</p>}
      <div className="flex flex-col gap-3">
        {groups.map((group) => (
          <Breath key={breathOf(group[0]!)} traits={group} onChange={onChange} />
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

function Breath({ traits, onChange }: Pick<TraitsSectionProps, "traits" | "onChange">) {
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
        {(trait) => <TraitLine trait={trait} onChange={onChange} />}
      </FoldedList>
    </div>
  );
}

interface TraitLineProps extends Pick<TraitsSectionProps, "onChange"> {
  trait: Trait;
}

function TraitLine({ trait, onChange }: TraitLineProps) {
  const { name, value, type } = trait;
  return (
    <div className="group/line flex items-start gap-1">
      <dl className="grid min-w-0 grow grid-cols-[8.5rem_minmax(0,1fr)] gap-x-3 py-1">
        <dt className="truncate text-muted" title={name}>
          {name}
        </dt>
        <dd className="line-clamp-4 min-w-0 wrap-anywhere">{inWords(value, type)}</dd>
      </dl>
      {onChange && (
        <span className="-mr-1 opacity-0 group-focus-within/line:opacity-100 group-hover/line:opacity-100">
          <IconButton icon={Pencil} size="small" label={`Change ${name}`} onClick={() => onChange(trait)} />
        </span>
      )}
    </div>
  );
}

function inWords(value: unknown, type: Trait["type"]): string {
  return type === "time" ? formatDateAndTime(new Date(String(value))) : valueInWords(value);
}
