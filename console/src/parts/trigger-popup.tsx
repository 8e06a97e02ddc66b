import { classes } from "./classes.ts";
import { popupSurface } from "./popup-surface.ts";
import { Skeleton } from "./skeleton.tsx";
import type { Offer } from "./text-triggers.ts";

interface TriggerPopupProps {
  id: string;
  offer: Offer;
  /** Which of its items Enter takes. */
  at: number;
  onPoint: (at: number) => void;
}

/** What a trigger offers, beside the caret, which keeps the focus. */
export function TriggerPopup({ id, offer: { trigger, items, loading, choose }, at, onPoint }: TriggerPopupProps) {
  return (
    <div className={classes(popupSurface, "max-h-64 w-64 overflow-y-auto p-1")}>
      {items.length === 0 &&
        (loading ? (
          <div className="flex h-8 items-center px-2">
            <Skeleton width="w-32" />
          </div>
        ) : (
          <p className="px-2 py-1.5 text-muted">{trigger.label}: nothing matches.</p>
        ))}
      <div id={id} role="listbox" aria-label={trigger.label}>
        {items.map((item, position) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the text, which has the focus.
          <div
            key={item.id}
            id={`${id} ${position}`.replaceAll(" ", "-")}
            role="option"
            aria-selected={position === at}
            tabIndex={-1}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => position !== at && onPoint(position)}
            onClick={() => choose(item)}
            className={classes(
              "flex h-8 cursor-default items-center gap-2 rounded-sm px-2 select-none",
              position === at && "bg-pressed",
            )}
          >
            <span className="min-w-0 truncate font-medium">{item.label}</span>
            {item.detail && <span className="min-w-0 truncate text-meta text-muted">{item.detail}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}
