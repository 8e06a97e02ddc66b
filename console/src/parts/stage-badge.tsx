import { classes } from "./classes.ts";
import { type Stage, stageLabels } from "./stages.ts";

const tints: Record<Stage, string> = {
  awareness: "bg-awareness-tint text-awareness-text",
  consideration: "bg-consideration-tint text-consideration-text",
  purchase: "bg-purchase-tint text-purchase-text",
  service: "bg-service-tint text-service-text",
  loyalty: "bg-loyalty-tint text-loyalty-text",
  advocacy: "bg-advocacy-tint text-advocacy-text",
};

const dots: Record<Stage, string> = {
  awareness: "bg-awareness-solid",
  consideration: "bg-consideration-solid",
  purchase: "bg-purchase-solid",
  service: "bg-service-solid",
  loyalty: "bg-loyalty-solid",
  advocacy: "bg-advocacy-solid",
};

interface StageBadgeProps {
  stage: Stage;
  /** A workspace may give a stage its own name; the hue stays. */
  label?: string;
  /** `dot` for dense lists, `tint` where there is only one. */
  look?: "dot" | "tint";
}

/** A stage of the customer's way, in the hue it has everywhere. */
export function StageBadge({ stage, label = stageLabels[stage], look = "dot" }: StageBadgeProps) {
  if (look === "tint") {
    return (
      <span
        className={classes(
          "inline-flex h-5 items-center rounded-sm px-1.5 align-top text-meta font-medium whitespace-nowrap",
          tints[stage],
        )}
      >
        {label}
      </span>
    );
  }
  return (
    <span className="inline-flex h-5 items-center gap-1.5 align-top text-meta whitespace-nowrap text-text">
      <StageDot stage={stage} />
      {label}
    </span>
  );
}

/** The stage's hue alone, beside words that already name it. */
export function StageDot({ stage }: { stage: Stage }) {
  return <span className={classes("size-2 shrink-0 rounded-full", dots[stage])} aria-hidden />;
}
