import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { classes } from "./classes.ts";
import type { PaneWidth } from "./pane-width.ts";

const stepPixels = 16;

interface PaneHandleProps {
  /** Which pane it makes wider, for example "Conversations". */
  label: string;
  pane: PaneWidth;
  /** On which side of the handle the pane lies. */
  side: "before" | "after";
}

/** The hairline between two panes: dragged, moved by arrow keys, and set back by a double click. */
export function PaneHandle({ label, pane, side }: PaneHandleProps) {
  const [from, setFrom] = useState<{ pointer: number; width: number } | null>(null);
  const direction = side === "before" ? 1 : -1;
  const press = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom({ pointer: event.clientX, width: pane.width });
  };
  const move = ({ clientX }: PointerEvent) => from && pane.resize(from.width + direction * (clientX - from.pointer));
  const steer = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -stepPixels, ArrowRight: stepPixels }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    pane.resize(pane.width + direction * step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be dragged.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${label}`}
      aria-valuenow={pane.width}
      aria-valuemin={pane.least}
      aria-valuemax={pane.most}
      tabIndex={0}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={() => setFrom(null)}
      onPointerCancel={() => setFrom(null)}
      onDoubleClick={() => pane.resize(pane.usual)}
      onKeyDown={steer}
      className={classes(
        "relative z-10 w-px shrink-0 cursor-col-resize touch-none before:absolute before:inset-y-0 before:-inset-x-1 hover:bg-accent-line focus-visible:bg-focus focus-visible:outline-none",
        "after:absolute after:inset-y-0 after:-inset-x-px after:transition-colors focus-visible:after:bg-focus hover:after:bg-accent-line",
        from ? "bg-accent-line after:bg-accent-line" : "bg-hairline",
      )}
    />
  );
}
