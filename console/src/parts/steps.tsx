import { Check } from "lucide-react";
import { classes } from "./classes.ts";

/** Where one is in a short sequence. */
export function Steps({ label, steps, current }: { label: string; steps: readonly string[]; current: number }) {
  return (
    <ol aria-label={label} className="flex items-center gap-2">
      {steps.map((step, position) => (
        <li
          key={step}
          aria-current={position === current ? "step" : undefined}
          className="flex items-center gap-2 not-last:grow"
        >
          <StepMark position={position} current={current} />
          <span className={classes("whitespace-nowrap", position === current ? "font-medium" : "text-muted")}>
            {step}
          </span>
          {position < steps.length - 1 && (
            <span className={classes("h-px min-w-4 grow", position < current ? "bg-accent-solid" : "bg-border")} />
          )}
        </li>
      ))}
    </ol>
  );
}

function StepMark({ position, current }: { position: number; current: number }) {
  const done = position < current;
  return (
    <span
      className={classes(
        "flex size-5 shrink-0 items-center justify-center rounded-full text-meta font-medium tabular-nums",
        done && "bg-accent-solid text-white",
        position === current && "border-2 border-accent-solid text-accent-text",
        position > current && "border border-field text-muted",
      )}
    >
      {done ? <Check size={12} strokeWidth={3} aria-label="Done:" /> : position + 1}
    </span>
  );
}
