import { Plus, Users } from "lucide-react";
import { useMemo, useState } from "react";
import { Avatar } from "../avatar.tsx";
import { Button } from "../button.tsx";
import { ChannelIcon } from "../channel-icon.tsx";
import { ColumnChooser } from "../column-chooser.tsx";
import { DataTable } from "../data-table.tsx";
import { EmptyState } from "../empty-state.tsx";
import { FilterChips } from "../filter-chips.tsx";
import { LoadMore } from "../load-more.tsx";
import { Numeral } from "../numeral.tsx";
import { PageHeader } from "../page-header.tsx";
import { RelativeTime } from "../relative-time.tsx";
import { StageBadge } from "../stage-badge.tsx";
import { type Column, useTableView } from "../table-view.ts";
import { VirtualList } from "../virtual-list.tsx";
import { type SamplePerson, samplePeople } from "./sample-people.ts";
import { Specimen } from "./specimen.tsx";

export const sampleColumns: Column<SamplePerson>[] = [
  {
    id: "name",
    header: "Name",
    fixed: true,
    sortBy: (person) => person.name,
    cell: ({ name }) => (
      <span className="flex min-w-0 items-center gap-2">
        <Avatar name={name} size="small" />
        <span className="truncate font-medium">{name}</span>
      </span>
    ),
  },
  { id: "email", header: "Email", sortBy: (person) => person.email, cell: ({ email }) => email },
  { id: "stage", header: "Stage", width: 136, cell: ({ stage }) => <StageBadge stage={stage} /> },
  { id: "channel", header: "Last channel", width: 120, cell: ({ channel }) => <ChannelIcon channel={channel} named /> },
  {
    id: "orders",
    header: "Orders",
    width: 88,
    align: "end",
    sortBy: (person) => person.orders,
    cell: ({ orders }) => <Numeral value={orders} />,
  },
  {
    id: "revenue",
    header: "Revenue",
    width: 112,
    align: "end",
    sortBy: (person) => person.revenue,
    cell: ({ revenue }) => <Numeral money={revenue} currency="EUR" />,
  },
  {
    id: "seen",
    header: "Last seen",
    width: 112,
    align: "end",
    sortBy: (person) => person.lastSeen.getTime(),
    cell: ({ lastSeen }) => <RelativeTime at={lastSeen} />,
  },
  {
    id: "id",
    header: "Id",
    width: 96,
    hidden: true,
    cell: ({ id }) => <code className="font-mono text-meta">{id}</code>,
  },
];

/** Everything that holds many things. */
export function Data() {
  return (
    <>
      <Specimen title="Page header, filter chips, data table (10,000 rows)" wide>
        <SampleTable />
      </Specimen>
      <Specimen title="Data table: loading" wide>
        <PlainTable loading />
      </Specimen>
      <Specimen title="Data table: empty" wide>
        <PlainTable />
      </Specimen>
      <Specimen title="Virtual list (new items arrive above without moving what you read)" wide>
        <SampleList />
      </Specimen>
    </>
  );
}

function SampleTable() {
  const people = useMemo(() => samplePeople(10_000), []);
  const view = useTableView(sampleColumns, undefined, { column: "seen", descending: true });
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div className="flex h-96 flex-col overflow-hidden rounded-md border">
      <PageHeader title="People" meta="10,000" actions={<ColumnChooser columns={sampleColumns} view={view} />}>
        <SampleChips />
      </PageHeader>
      <DataTable
        label="People"
        columns={sampleColumns}
        rows={people}
        rowKey={(person) => person.id}
        view={view}
        openKey={open}
        onOpen={(person) => setOpen(person.id)}
        footer={<LoadMore shown={people.length} what="people" hasMore={false} onMore={() => undefined} />}
      />
    </div>
  );
}

function SampleChips() {
  const [ids, setIds] = useState(["stage", "channel"]);
  const all = [
    { id: "stage", field: "Stage", relation: "is", value: "Service" },
    { id: "channel", field: "Channel", relation: "is not", value: "Email" },
  ];
  const chips = all
    .filter(({ id }) => ids.includes(id))
    .map((chip) => ({ ...chip, onRemove: () => setIds(ids.filter((id) => id !== chip.id)) }));
  return (
    <FilterChips
      chips={chips}
      onClear={() => setIds([])}
      add={
        <Button size="small" look="quiet" icon={Plus} onClick={() => setIds(all.map(({ id }) => id))}>
          Filter
        </Button>
      }
    />
  );
}

const nobody: SamplePerson[] = [];

function PlainTable({ loading = false }: { loading?: boolean }) {
  const view = useTableView(sampleColumns);
  return (
    <div className="flex h-56 flex-col overflow-hidden rounded-md border">
      <DataTable
        label={loading ? "People being read" : "No people"}
        columns={sampleColumns}
        rows={nobody}
        rowKey={(person) => person.id}
        view={view}
        loading={loading}
        wholePage={false}
        empty={
          <EmptyState icon={Users} title="Nobody matches these filters" actions={<Button>Clear filters</Button>}>
            Remove one of them, or wait: people who match appear by themselves.
          </EmptyState>
        }
      />
    </div>
  );
}

function SampleList() {
  const [items, setItems] = useState(() => samplePeople(500));
  const add = () =>
    setItems((now) => [...samplePeople(5).map((p) => ({ ...p, id: `new ${now.length} ${p.id}` })), ...now]);
  return (
    <div>
      <div className="mb-2">
        <Button onClick={add}>Add five above</Button>
      </div>
      <div className="flex h-56 flex-col overflow-hidden rounded-md border">
        <VirtualList
          label="Touchpoints"
          items={items}
          itemKey={(item) => item.id}
          itemLabel={(item) => `${item.name}, ${item.channel}`}
          estimatedHeight={36}
          wholePage={false}
        >
          {(item) => (
            <div className="flex min-h-9 items-center gap-3 border-b px-4">
              <ChannelIcon channel={item.channel} />
              <span className="w-40 truncate font-medium">{item.name}</span>
              <span className="grow truncate text-muted">{item.orders % 4 ? "Product Viewed" : "Order Completed"}</span>
              <StageBadge stage={item.stage} />
            </div>
          )}
        </VirtualList>
      </div>
    </div>
  );
}
