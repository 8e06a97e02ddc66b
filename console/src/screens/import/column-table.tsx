import { Panel, PanelRow } from "../../parts/panel.tsx";
import { Select } from "../../parts/select.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { roleChoices, timeFormatChoices, typeChoices } from "./choices.ts";
import { type ColumnUse, useOf, withTimeFormat, withUse } from "./column-roles.ts";
import type { Preview, RowMapping } from "./imports.ts";

interface ColumnTableProps {
  columns: Preview["columns"];
  mapping: RowMapping;
  /** JSON says itself what its values are. */
  isJson: boolean;
  /** The first time that was read, in words. */
  firstTime: string | null;
  onChange: (mapping: RowMapping) => void;
}

/** What each column of the file is for. */
export function ColumnTable({ columns, ...rest }: ColumnTableProps) {
  return (
    <Panel>
      {columns.map((column) => (
        <ColumnLine key={column.name} column={column} {...rest} />
      ))}
    </Panel>
  );
}

interface ColumnLineProps extends Omit<ColumnTableProps, "columns"> {
  column: Preview["columns"][number];
}

function ColumnLine({ column: { name, samples }, mapping, isJson, firstTime, onChange }: ColumnLineProps) {
  const use = useOf(mapping, name);
  const change = (changed: Partial<ColumnUse>) => onChange(withUse(mapping, name, { ...use, ...changed }));
  return (
    <PanelRow>
      <div className="w-0 min-w-28 grow">
        <div className="truncate font-medium" title={name}>
          {name}
        </div>
        <div className="truncate text-meta text-muted" title={samples.join("\n")}>
          {samples.length > 0 ? samples.join(" · ") : "Empty in the first rows"}
        </div>
      </div>
      <div className="w-38 shrink-0">
        <Select
          label={`What ${name} is`}
          labelHidden
          size="small"
          items={roleChoices(mapping.event !== null)}
          value={use.role}
          onChange={(role) => change({ role })}
        />
      </div>
      <div className="flex w-68 shrink-0 gap-2">
        {(use.role === "property" || use.role === "trait") && (
          <Named column={name} use={use} isJson={isJson} onChange={change} />
        )}
        {use.role === "time" && mapping.time && (
          <div className="w-full">
            <Select
              label={`How ${name} is written`}
              labelHidden
              size="small"
              items={timeFormatChoices}
              value={mapping.time.format}
              hint={firstTime && `The first row: ${firstTime}`}
              onChange={(format) => onChange(withTimeFormat(mapping, format))}
            />
          </div>
        )}
      </div>
    </PanelRow>
  );
}

interface NamedProps {
  column: string;
  use: ColumnUse;
  isJson: boolean;
  onChange: (changed: Partial<ColumnUse>) => void;
}

function Named({ column, use, isJson, onChange }: NamedProps) {
  return (
    <>
      <div className="w-0 grow">
        <TextField
          label={`What ${column} is called`}
          labelHidden
          size="small"
          spellCheck={false}
          value={use.name}
          onValueChange={(name) => onChange({ name })}
        />
      </div>
      {!isJson && (
        <div className="w-32 shrink-0">
          <Select
            label={`What ${column} holds`}
            labelHidden
            size="small"
            items={typeChoices}
            value={use.type}
            onChange={(type) => onChange({ type })}
          />
        </div>
      )}
    </>
  );
}
