import { formatNumber } from "../../parts/format-number.ts";
import { Panel, PanelRow } from "../../parts/panel.tsx";
import type { ImportDetail } from "./imports.ts";

/** The first rows that could not be imported, each with its reason and as it stands in the file. */
export function RowErrors({ errors, total }: { errors: ImportDetail["errors"]; total: number }) {
  return (
    <Panel>
      {errors.map(({ line, reason, raw }) => (
        <PanelRow key={line}>
          <span className="w-16 shrink-0 self-start text-right text-muted tabular-nums">Line {formatNumber(line)}</span>
          <div className="min-w-0 grow">
            <div>{reason}</div>
            <code className="block truncate font-mono text-meta text-muted" title={raw}>
              {raw}
            </code>
          </div>
        </PanelRow>
      ))}
      {total > errors.length && (
        <PanelRow>
          <span className="text-muted">and {formatNumber(total - errors.length)} more in the file to download</span>
        </PanelRow>
      )}
    </Panel>
  );
}
