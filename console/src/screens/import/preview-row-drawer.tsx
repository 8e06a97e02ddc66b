import { Banner } from "../../parts/banner.tsx";
import { DescriptionList, FieldRow } from "../../parts/description-list.tsx";
import { Drawer } from "../../parts/drawer.tsx";
import { type Json, JsonView } from "../../parts/json-view.tsx";
import { ExactTime } from "../../parts/relative-time.tsx";
import type { Preview, PreviewRow } from "./imports.ts";

interface PreviewRowDrawerProps {
  row: PreviewRow | null;
  columns: Preview["columns"];
  onClose: () => void;
}

/** One row in full: as it stands in the file, and as it would be stored. */
export function PreviewRowDrawer({ row, columns, onClose }: PreviewRowDrawerProps) {
  return (
    <Drawer open={row !== null} onClose={onClose} title={row && `Line ${row.line}`}>
      {row && (
        <div className="flex flex-col gap-5">
          {row.error && <Banner tone="danger">{row.error.reason}</Banner>}
          <section>
            <h3 className="mb-1 font-medium">In the file</h3>
            <DescriptionList>
              {row.cells.map((cell, position) => {
                const name = columns[position]?.name ?? `Column ${position + 1}`;
                return (
                  <FieldRow key={name} name={name}>
                    {cell || <span className="text-muted">Empty</span>}
                  </FieldRow>
                );
              })}
            </DescriptionList>
          </section>
          {row.touchpoint && <Becomes touchpoint={row.touchpoint} />}
        </div>
      )}
    </Drawer>
  );
}

function Becomes({ touchpoint }: { touchpoint: NonNullable<PreviewRow["touchpoint"]> }) {
  const { name, kind, occurredAt, identifiers, properties, traits } = touchpoint;
  return (
    <section>
      <h3 className="mb-1 font-medium">Becomes</h3>
      <DescriptionList>
        <FieldRow name="What">{kind === "identify" ? "What is known of a person" : name}</FieldRow>
        <FieldRow name="When">
          <ExactTime at={occurredAt} />
        </FieldRow>
        {identifiers.map((identifier) => (
          <FieldRow key={identifier.kind} name={identifier.kind.replaceAll("_", " ")}>
            {identifier.value}
          </FieldRow>
        ))}
      </DescriptionList>
      <div className="mt-3 flex flex-col gap-3">
        {Object.keys(properties).length > 0 && <JsonView label="Properties" value={properties as Json} />}
        {Object.keys(traits).length > 0 && <JsonView label="Traits" value={traits as Json} />}
      </div>
    </section>
  );
}
