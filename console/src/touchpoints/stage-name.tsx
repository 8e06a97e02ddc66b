import { isStage, stageLabels } from "../parts/stages.ts";

/** A stage in words, where its hue stands in the same line already. */
export function StageName({ stage }: { stage: string | null }) {
  if (stage === null) return null;
  return <span className="text-meta text-muted">{isStage(stage) ? stageLabels[stage] : stage}</span>;
}
