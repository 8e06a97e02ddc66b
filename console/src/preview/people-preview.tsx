import { Merge, Search } from "lucide-react";
import { useMemo, useState } from "react";
import { Avatar } from "../parts/avatar.tsx";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import { ColumnChooser } from "../parts/column-chooser.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { DescriptionList, FieldRow } from "../parts/description-list.tsx";
import { Drawer } from "../parts/drawer.tsx";
import { sampleColumns } from "../parts/gallery/data.tsx";
import { type SamplePerson, samplePeople } from "../parts/gallery/sample-people.ts";
import { IconButton } from "../parts/icon-button.tsx";
import { Numeral } from "../parts/numeral.tsx";
import { PageHeader } from "../parts/page-header.tsx";
import { RelativeTime } from "../parts/relative-time.tsx";
import { StageBadge } from "../parts/stage-badge.tsx";
import { useTableView } from "../parts/table-view.ts";
import { TextField } from "../parts/text-field.tsx";
import { useDocumentTitle } from "../shell/document-title.ts";

/** A table with a side panel, to see the shell with something in it. */
export function PeoplePreview() {
  useDocumentTitle("People");
  const people = useMemo(() => samplePeople(23_570), []);
  const view = useTableView(sampleColumns, undefined, { column: "seen", descending: true });
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState<SamplePerson | null>(null);
  const found = useMemo(
    () => people.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase())),
    [people, query],
  );
  return (
    <>
      <PageHeader
        title="People"
        meta={found.length.toLocaleString()}
        actions={<ColumnChooser columns={sampleColumns} view={view} />}
      >
        <div className="w-72">
          <TextField
            label="Search people"
            labelHidden
            icon={Search}
            size="small"
            placeholder="Name, email, phone or id"
            value={query}
            onValueChange={setQuery}
          />
        </div>
      </PageHeader>
      <DataTable
        label="People"
        columns={sampleColumns}
        rows={found}
        rowKey={(person) => person.id}
        view={view}
        openKey={open?.id ?? null}
        onOpen={setOpen}
        onActive={(person) => open && setOpen(person)}
      />
      <PersonDrawer person={open} onClose={() => setOpen(null)} />
    </>
  );
}

function PersonDrawer({ person, onClose }: { person: SamplePerson | null; onClose: () => void }) {
  return (
    <Drawer
      open={person !== null}
      onClose={onClose}
      title={person?.name}
      actions={<IconButton icon={Merge} label="Merge with another person" shortcut="m" />}
    >
      {person && (
        <>
          <div className="mb-4 flex items-center gap-3">
            <Avatar name={person.name} size="large" />
            <div className="min-w-0">
              <div className="truncate font-medium">{person.name}</div>
              <div className="truncate text-muted">{person.email}</div>
            </div>
          </div>
          <DescriptionList>
            <FieldRow name="Stage">
              <StageBadge stage={person.stage} look="tint" />
            </FieldRow>
            <FieldRow name="Last channel">
              <ChannelIcon channel={person.channel} named />
            </FieldRow>
            <FieldRow name="Orders">
              <Numeral value={person.orders} />
            </FieldRow>
            <FieldRow name="Revenue">
              <Numeral money={person.revenue} currency="EUR" />
            </FieldRow>
            <FieldRow name="Last seen">
              <RelativeTime at={person.lastSeen} />
            </FieldRow>
          </DescriptionList>
        </>
      )}
    </Drawer>
  );
}
