import { Badge } from "../../parts/badge.tsx";
import { Button } from "../../parts/button.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { RelativeTime } from "../../parts/relative-time.tsx";
import type { Entry } from "./entry.ts";

interface OnlyNameProps {
  entry: Entry;
  busy: boolean;
  onUnmap: (entry: Entry) => void;
}

/** Where a name's meaning comes from, and how much it weighs. */
export function OnlyName({ entry, busy, onUnmap }: OnlyNameProps) {
  const { kind, touchpoints, firstSeenAt, lastSeenAt, origin } = entry;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex h-6 items-center justify-between gap-2">
        {origin === "unmapped" && <Badge tone="warning">Not mapped</Badge>}
        {origin === "workspace" && <Badge>Changed here</Badge>}
        {origin === "shipped" && <Badge>As it ships</Badge>}
        {origin === "workspace" && (
          <Button size="small" look="quiet" disabled={busy} onClick={() => onUnmap(entry)}>
            Back to what ships
          </Button>
        )}
      </div>
      <p className="text-muted tabular-nums">
        {touchpoints === 0 && "No touchpoint yet"}
        {touchpoints > 0 && `${formatNumber(touchpoints)} ${touchpoints === 1 ? "touchpoint" : "touchpoints"}`}
        {kind !== "track" && ` from ${kind} calls`}
        {firstSeenAt && lastSeenAt && (
          <>
            , first <RelativeTime at={firstSeenAt} />, last <RelativeTime at={lastSeenAt} />
          </>
        )}
      </p>
    </div>
  );
}

/** Which names are mapped together. */
export function ManyNames({ entries }: { entries: readonly Entry[] }) {
  return (
    <p className="text-pretty text-muted">
      <span className="text-text">{entries.map(({ name }) => name).join(", ")}.</span> What you choose here holds for
      all of them; what you leave stays as each has it.
    </p>
  );
}
