import { Avatar } from "../../parts/avatar.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { byKind, kindLook } from "../../people/identifier-kinds.ts";
import type { Side } from "../../people/person-data.ts";
import { visitorName } from "../../people/person-name.ts";

const mostShown = 5;

/** People side by side, before they become one or after one becomes several. */
export function Sides({ sides, label }: { sides: readonly Side[]; label: string }) {
  return (
    <ul aria-label={label} className="grid grid-cols-1 gap-3 sm:grid-cols-2">
      {sides.map((side) => (
        <SideCard key={side.personId} side={side} />
      ))}
    </ul>
  );
}

function SideCard({ side: { personId, name, identifiers, touchpoints } }: { side: Side }) {
  const sorted = identifiers.toSorted(byKind);
  return (
    <li className="min-w-0 rounded-md border border-border p-3">
      <div className="flex items-center gap-2">
        <Avatar name={name} size="small" />
        <span className="min-w-0 grow truncate font-medium">{name ?? visitorName(personId)}</span>
      </div>
      <div className="mt-0.5 ml-7 text-meta text-muted tabular-nums">
        {formatNumber(touchpoints)} {touchpoints === 1 ? "touchpoint" : "touchpoints"}
      </div>
      <ul className="mt-2 flex flex-col gap-0.5">
        {sorted.slice(0, mostShown).map(({ subjectId, kind, value }) => (
          <IdentifierLine key={subjectId} kind={kind} value={value} />
        ))}
        {sorted.length > mostShown && (
          <li className="ml-5.5 text-meta text-muted">and {formatNumber(sorted.length - mostShown)} more</li>
        )}
      </ul>
    </li>
  );
}

function IdentifierLine({ kind, value }: { kind: string; value: string }) {
  const { label, icon: Icon } = kindLook(kind);
  return (
    <li className="flex items-center gap-2 text-meta">
      <Icon size={14} className="shrink-0 text-muted" aria-label={label} />
      <span className="min-w-0 truncate" title={value}>
        {value}
      </span>
    </li>
  );
}
