import { useQuery } from "@tanstack/react-query";
import { useId, useMemo } from "react";
import { queries } from "../../api/client.ts";
import { Banner } from "../../parts/banner.tsx";
import { Combobox } from "../../parts/combobox.tsx";
import { SegmentedControl } from "../../parts/segmented-control.tsx";
import { Select } from "../../parts/select.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { timeZoneItems } from "../../parts/time-zones.ts";
import { useSession } from "../../shell/session.ts";
import { channelChoices } from "./choices.ts";
import { fallbackName, withHappening } from "./column-roles.ts";
import type { RowMapping } from "./imports.ts";

interface RowMeaningProps {
  mapping: RowMapping;
  onChange: (mapping: RowMapping) => void;
}

const kinds = [
  { value: "happening", label: "Something that happened" },
  { value: "person", label: "Only who somebody is" },
] as const;

/** What a row is as a whole: a touchpoint of some name, or what is known of a person. */
export function RowMeaning({ mapping, onChange }: RowMeaningProps) {
  const happens = mapping.event !== null;
  const meaning = useNamedMeaning(mapping);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex">
        <SegmentedControl
          label="What each row is"
          options={kinds}
          value={happens ? "happening" : "person"}
          onChange={(kind) => onChange(withHappening(mapping, kind === "happening", fallbackName))}
        />
      </div>
      {happens ? (
        <div className="grid grid-cols-3 items-start gap-3">
          <EventName mapping={mapping} onChange={onChange} />
          <Select
            label="Channel"
            items={channelChoices}
            value={mapping.channel ?? "catalogue"}
            onChange={(channel) =>
              onChange({ ...mapping, channel: channel === "catalogue" ? null : (channel as RowMapping["channel"]) })
            }
          />
          <TimeZone mapping={mapping} onChange={onChange} />
          <MissingValue mapping={mapping} valueProperty={meaning?.valueProperty} />
        </div>
      ) : (
        <p className="text-muted">
          No touchpoint is made of them: their columns become traits of the people, as of the time of the import.
        </p>
      )}
    </div>
  );
}

/** Tells when the name's value would be looked for where no column is. */
function MissingValue({ mapping, valueProperty }: { mapping: RowMapping; valueProperty: string | null | undefined }) {
  const paths = valueProperty?.split("|") ?? [];
  if (paths.length === 0 || mapping.properties.some(({ name }) => paths.some((path) => path === name))) return null;
  return (
    <div className="col-span-3">
      <Banner tone="warning">
        Its value is read from {listOf(paths)}. No column is called so: call the one that holds the amount{" "}
        <code className="font-mono text-meta">{paths[0]}</code> below.
      </Banner>
    </div>
  );
}

function listOf(paths: readonly string[]): string {
  return new Intl.ListFormat("en", { type: "disjunction" }).format(paths.map((path) => `“${path}”`));
}

/** One name for all rows, unless a column says it. */
function EventName({ mapping, onChange }: RowMeaningProps) {
  const { data } = useCatalogue();
  const known = useNamedMeaning(mapping);
  const listId = useId();
  const { event } = mapping;
  if (event && "column" in event) {
    return <TextField label="What happened" value={`As “${event.column}” says`} disabled />;
  }
  const constant = event?.constant ?? "";
  return (
    <>
      <TextField
        label="What happened"
        list={listId}
        value={constant}
        error={constant.trim() ? undefined : "Each touchpoint needs a name."}
        hint={data && !known && constant ? "New to the catalogue: map it after the import." : undefined}
        onValueChange={(name) => onChange({ ...mapping, event: { constant: name } })}
      />
      <datalist id={listId}>
        {data?.map(({ name, kind }) => (
          <option key={`${kind} ${name}`} value={name} />
        ))}
      </datalist>
    </>
  );
}

function useCatalogue() {
  const { id: workspaceId } = useSession().workspace;
  return useQuery(queries.timeline.catalogue.list.queryOptions({ input: { workspaceId } }));
}

/** What the one name of all rows means, if it is known. */
function useNamedMeaning({ event }: RowMapping) {
  const { data } = useCatalogue();
  if (!event || "column" in event) return null;
  return data?.find(({ name }) => name === event.constant)?.meaning ?? null;
}

function TimeZone({ mapping, onChange }: RowMeaningProps) {
  const items = useMemo(() => timeZoneItems(new Date()), []);
  return (
    <Combobox
      label="Times without a zone are in"
      items={items}
      value={items.find(({ value }) => value === mapping.timeZone) ?? null}
      onChange={(item) => item && onChange({ ...mapping, timeZone: item.value })}
    />
  );
}
