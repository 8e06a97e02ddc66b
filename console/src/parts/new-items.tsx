import { ArrowUp } from "lucide-react";
import { formatNumber } from "./format-number.ts";

interface NewItemsProps {
  count: number;
  /** In the singular and plural, for example `["touchpoint", "touchpoints"]`. */
  what: readonly [string, string];
  onShow: () => void;
}

/** Announces what has arrived while one reads, and waits to be asked for it. */
export function NewItems({ count, what, onShow }: NewItemsProps) {
  const words = `${formatNumber(count)} new ${what[count === 1 ? 0 : 1]}`;
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center">
      {count > 0 && (
        <button
          type="button"
          onClick={onShow}
          className="pointer-events-auto flex h-7 items-center gap-1.5 rounded-full border border-accent-line bg-accent-tint pr-3 pl-2 font-medium text-accent-text tabular-nums hover:bg-accent-tint-hover"
        >
          <ArrowUp size={16} aria-hidden />
          {words}
        </button>
      )}
    </div>
  );
}
