import { Numeral } from "../../parts/numeral.tsx";
import { Stat } from "../../parts/stat.tsx";
import type { ShownImport } from "./imports.ts";

/** What has become of the rows so far; the three together are all of them. */
export function RowCounts({ shown: { rows, stored, alreadyThere, faulty } }: { shown: ShownImport }) {
  return (
    <div className="grid grid-cols-4 gap-6 rounded-md border p-4">
      <Stat label="Rows read" value={<Numeral value={rows} />} />
      <Stat label="New" value={<Numeral value={stored} />} />
      <Stat label="Known already" value={<Numeral value={alreadyThere} />} />
      <Stat label="With errors" value={<Numeral value={faulty} />} />
    </div>
  );
}
