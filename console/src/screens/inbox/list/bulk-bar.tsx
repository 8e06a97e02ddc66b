import { X } from "lucide-react";
import { Button } from "../../../parts/button.tsx";
import { IconButton } from "../../../parts/icon-button.tsx";
import { useShortcut } from "../../../shell/use-commands.ts";
import { useDeeds } from "../deeds/deeds.ts";

interface BulkBarProps {
  all: readonly string[];
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
}

/** What can be done to all that are selected, at the foot of their list. */
export function BulkBar({ all, selected, onSelect }: BulkBarProps) {
  const clear = () => onSelect(new Set());
  useShortcut("escape", "Clear the selection", "Inbox", clear);
  const deeds = useDeeds().filter(({ bulk }) => bulk);
  const isAll = all.length > 0 && all.every((id) => selected.has(id));
  return (
    <section aria-label="Selection" className="shrink-0 border-t bg-raised px-3 py-2">
      <div className="mb-1.5 flex items-center gap-2">
        <span role="status" className="font-medium tabular-nums">
          {selected.size} selected
        </span>
        {!isAll && (
          <Button size="small" look="quiet" onClick={() => onSelect(new Set(all))}>
            Select all {all.length.toLocaleString()}
          </Button>
        )}
        <span className="grow" />
        <IconButton icon={X} label="Clear the selection" shortcut="escape" size="small" onClick={clear} />
      </div>
      <div className="flex flex-wrap gap-1">
        {deeds.map(({ id, short, icon, run }) => (
          <Button key={id} size="small" icon={icon} onClick={run}>
            {short}
          </Button>
        ))}
      </div>
    </section>
  );
}
