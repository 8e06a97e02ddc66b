import { Building2 } from "lucide-react";
import { Numeral } from "../../parts/numeral.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import type { Column } from "../../parts/table-view.ts";
import { valueInWords } from "../../people/value-in-words.ts";
import type { Company } from "./companies.ts";

const mostTraits = 6;

/** What the list shows of a company. */
export function columnsFor(currency: string): Column<Company>[] {
  return [
    { id: "name", header: "Name", fixed: true, width: 240, cell: (company) => <NameCell name={company.name} /> },
    { id: "traits", header: "Traits", cell: ({ traits }) => <TraitsCell traits={traits} /> },
    {
      id: "people",
      header: "People",
      width: 80,
      align: "end",
      cell: ({ people }) => <Numeral value={people} />,
    },
    {
      id: "orders",
      header: "Orders",
      width: 80,
      align: "end",
      cell: ({ orders }) => (orders === 0 ? null : <Numeral value={orders} />),
    },
    {
      id: "revenue",
      header: "Revenue",
      width: 112,
      align: "end",
      cell: ({ revenue }) => (revenue === 0 ? null : <Numeral money={revenue} currency={currency} />),
    },
    {
      id: "touchpoints",
      header: "Touchpoints",
      width: 112,
      align: "end",
      hidden: true,
      cell: ({ touchpoints }) => <Numeral value={touchpoints} />,
    },
    {
      id: "lastSeen",
      header: "Last seen",
      width: 116,
      align: "end",
      cell: ({ lastSeenAt }) => lastSeenAt && <RelativeTime at={lastSeenAt} />,
    },
    { id: "groupId", header: "Group id", width: 184, hidden: true, cell: ({ groupId }) => groupId },
  ];
}

function NameCell({ name }: { name: string }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Building2 size={16} className="shrink-0 text-muted" aria-hidden />
      <span className="truncate font-medium">{name}</span>
    </span>
  );
}

function TraitsCell({ traits }: { traits: Company["traits"] }) {
  const told = Object.entries(traits).filter(([name, value]) => name !== "name" && value !== null && value !== "");
  return (
    <span className="text-muted">
      {told.slice(0, mostTraits).map(([name, value], at) => (
        <span key={name}>
          {at > 0 && " · "}
          {name} <span className="text-text">{valueInWords(value)}</span>
        </span>
      ))}
    </span>
  );
}
