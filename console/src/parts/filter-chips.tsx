import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

export interface FilterChip {
  id: string;
  field: string;
  /** For example "is", "is not", "after". */
  relation: string;
  value: ReactNode;
  onRemove: () => void;
}

interface FilterChipsProps {
  chips: readonly FilterChip[];
  onClear?: () => void;
  /** The menu that adds a filter. */
  add?: ReactNode;
}

/** What a list is narrowed to, each condition removable. */
export function FilterChips({ chips, onClear, add }: FilterChipsProps) {
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <ul aria-label="Filters" className="contents">
        {chips.map((chip) => (
          <Chip key={chip.id} {...chip} />
        ))}
      </ul>
      {add}
      {onClear && chips.length > 1 && (
        <Button size="small" look="quiet" onClick={onClear}>
          Clear all
        </Button>
      )}
    </div>
  );
}

function Chip({ field, relation, value, onRemove }: FilterChip) {
  return (
    <li className="inline-flex h-6 items-center rounded-md border border-border text-meta whitespace-nowrap">
      <span className="pl-2 text-muted">
        {field} {relation}
      </span>
      <span className="px-1 font-medium">{value}</span>
      <button
        type="button"
        aria-label={`Remove filter: ${field}`}
        onClick={onRemove}
        className="flex size-6 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
      >
        <X size={12} aria-hidden />
      </button>
    </li>
  );
}
