import { formatDateAndTime } from "../../parts/format-time.ts";
import { RelativeTime } from "../../parts/relative-time.tsx";
import type { Person } from "./person-data.ts";
import { FoldedList, RailSection } from "./rail-section.tsx";
import { StandingMark } from "./standing-mark.tsx";

const mostShown = 8;

/** What is said of the person, by whom and when. */
export function TraitsSection({ traits }: { traits: Person["traits"] }) {
  return (
    <RailSection title="Traits" count={traits.length}>
      {traits.length === 0 && <p className="text-muted">Nothing is said of this person yet.</p>}
      <FoldedList items={traits} itemKey={({ name }) => name} most={mostShown}>
        {(trait) => <TraitLine trait={trait} />}
      </FoldedList>
    </RailSection>
  );
}

function TraitLine({ trait }: { trait: Person["traits"][number] }) {
  const { name, value, type, standing, sourceName, occurredAt } = trait;
  return (
    <dl className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 py-1.5">
      <dt className="truncate text-muted" title={name}>
        {name}
      </dt>
      <dd className="min-w-0">
        <div className="line-clamp-4 wrap-anywhere">{inWords(value, type)}</div>
        <div className="flex flex-wrap gap-x-1.5 text-meta text-muted">
          {standing === "claimed" && <StandingMark standing={standing} />}
          {sourceName && <span className="truncate">{sourceName}</span>}
          <RelativeTime at={occurredAt} />
        </div>
      </dd>
    </dl>
  );
}

function inWords(value: unknown, type: Person["traits"][number]["type"]): string {
  if (type === "nothing") return "—";
  if (type === "boolean") return value === true ? "Yes" : "No";
  if (type === "time") return formatDateAndTime(new Date(String(value)));
  if (type === "list" || type === "object") return flat(value);
  return String(value);
}

function flat(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return Array.isArray(value)
    ? value.map(flat).join(", ")
    : Object.entries(value)
        .map(([key, item]) => `${key}: ${flat(item)}`)
        .join(", ");
}
