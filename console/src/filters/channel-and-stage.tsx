import { channelLook, channels } from "../parts/channels.ts";
import { FilterChips } from "../parts/filter-chips.tsx";
import { isStage, stageLabels, stages } from "../parts/stages.ts";
import { Choice } from "./choice.tsx";

interface Chosen {
  channel: readonly string[];
  stage: readonly string[];
}

interface ChannelAndStageProps extends Chosen {
  onChange: (chosen: Chosen) => void;
}

const channelChoices = Object.keys(channels);

/** Narrows a list to channels and stages, and says so. */
export function ChannelAndStage({ channel, stage, onChange }: ChannelAndStageProps) {
  return (
    <>
      <Choice
        label="Channel"
        choices={channelChoices}
        chosen={channel}
        nameOf={channelName}
        onChange={(chosen) => onChange({ channel: chosen, stage })}
      />
      <Choice
        label="Stage"
        choices={stages}
        chosen={stage}
        nameOf={stageName}
        onChange={(chosen) => onChange({ channel, stage: chosen })}
      />
      <Chips channel={channel} stage={stage} onChange={onChange} />
    </>
  );
}

function Chips({ channel, stage, onChange }: ChannelAndStageProps) {
  const chips = [
    chip("Channel", channel.map(channelName), () => onChange({ channel: [], stage })),
    chip("Stage", stage.map(stageName), () => onChange({ channel, stage: [] })),
  ].flat();
  if (chips.length === 0) return null;
  return <FilterChips chips={chips} onClear={() => onChange({ channel: [], stage: [] })} />;
}

function chip(field: string, values: readonly string[], onRemove: () => void) {
  return values.length > 0 ? [{ id: field, field, relation: "is", value: values.join(" or "), onRemove }] : [];
}

function channelName(channel: string): string {
  return channelLook(channel).label;
}

function stageName(stage: string): string {
  return isStage(stage) ? stageLabels[stage] : stage;
}
