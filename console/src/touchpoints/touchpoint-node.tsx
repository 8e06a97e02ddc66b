import { channelLook } from "../parts/channels.ts";
import { classes } from "../parts/classes.ts";
import { isStage, type Stage, stageLabels } from "../parts/stages.ts";
import type { Touchpoint } from "./touchpoint.ts";

const filled: Record<Stage, string> = {
  awareness: "border-awareness-tint bg-awareness-tint text-awareness-text",
  consideration: "border-consideration-tint bg-consideration-tint text-consideration-text",
  purchase: "border-purchase-tint bg-purchase-tint text-purchase-text",
  service: "border-service-tint bg-service-tint text-service-text",
  loyalty: "border-loyalty-tint bg-loyalty-tint text-loyalty-text",
  advocacy: "border-advocacy-tint bg-advocacy-tint text-advocacy-text",
};

const hollow: Record<Stage, string> = {
  awareness: "border-awareness-solid/50 text-awareness-text",
  consideration: "border-consideration-solid/50 text-consideration-text",
  purchase: "border-purchase-solid/50 text-purchase-text",
  service: "border-service-solid/50 text-service-text",
  loyalty: "border-loyalty-solid/50 text-loyalty-text",
  advocacy: "border-advocacy-solid/50 text-advocacy-text",
};

/** A touchpoint in a circle: its channel's icon in its stage's hue; filled when the customer acted, else hollow. */
export function TouchpointNode({ channel, stage, direction }: Pick<Touchpoint, "channel" | "stage" | "direction">) {
  const { label, icon: Icon } = channelLook(channel);
  const outbound = direction === "outbound";
  const words = [label, stage && (isStage(stage) ? stageLabels[stage] : stage), outbound && "from the company"];
  return (
    <span
      role="img"
      aria-label={words.filter(Boolean).join(", ")}
      title={words.filter(Boolean).join(" · ")}
      className={classes(
        "relative flex size-6 shrink-0 items-center justify-center rounded-full border",
        outbound && "bg-canvas",
        lookOf(stage, outbound),
      )}
    >
      <Icon size={14} aria-hidden />
    </span>
  );
}

function lookOf(stage: string | null, outbound: boolean): string {
  if (stage !== null && isStage(stage)) return (outbound ? hollow : filled)[stage];
  return outbound ? "border-border text-muted" : "border-pressed bg-pressed text-muted";
}
