/** The stages, in the order a customer meets them. Each has a fixed hue. */
export const stages = ["awareness", "consideration", "purchase", "service", "loyalty", "advocacy"] as const;

export type Stage = (typeof stages)[number];

export const stageLabels: Record<Stage, string> = {
  awareness: "Awareness",
  consideration: "Consideration",
  purchase: "Purchase",
  service: "Service",
  loyalty: "Loyalty",
  advocacy: "Advocacy",
};

/** Whether a name is one of the six stages that have a hue. */
export function isStage(name: string): name is Stage {
  return (stages as readonly string[]).includes(name);
}
