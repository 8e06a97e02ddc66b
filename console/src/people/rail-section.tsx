import { type ReactNode, useId, useState } from "react";
import { Button } from "../parts/button.tsx";
import { formatNumber } from "../parts/format-number.ts";

interface RailSectionProps {
  title: string;
  count?: number;
  actions?: ReactNode;
  children: ReactNode;
}

/** One kind of fact about a person. */
export function RailSection({ title, count, actions, children }: RailSectionProps) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="border-b px-4 py-4 last:border-b-0">
      <div className="mb-2 flex min-h-6 items-center gap-2">
        <h2 id={headingId} className="font-medium">
          {title}
        </h2>
        {count !== undefined && count > 0 && (
          <span className="text-meta text-muted tabular-nums">{formatNumber(count)}</span>
        )}
        {actions && <div className="-mr-2 ml-auto flex">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

interface FoldedListProps<Item> {
  items: readonly Item[];
  itemKey: (item: Item) => string;
  /** How many are shown before somebody asks for all. */
  most: number;
  children: (item: Item) => ReactNode;
}

/** The first of a list, and the rest on demand. */
export function FoldedList<Item>({ items, itemKey, most, children }: FoldedListProps<Item>) {
  const [all, showAll] = useState(false);
  const shown = all ? items : items.slice(0, most);
  return (
    <>
      <ul className="flex flex-col">
        {shown.map((item) => (
          <li key={itemKey(item)}>{children(item)}</li>
        ))}
      </ul>
      {items.length > most && (
        <div className="-ml-2 mt-1">
          <Button size="small" look="quiet" aria-expanded={all} onClick={() => showAll(!all)}>
            {all ? "Show fewer" : `Show ${formatNumber(items.length - most)} more`}
          </Button>
        </div>
      )}
    </>
  );
}
