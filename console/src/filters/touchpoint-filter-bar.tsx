import { ChannelAndStage } from "./channel-and-stage.tsx";
import { SearchText } from "./search-text.tsx";
import type { TouchpointFilter } from "./touchpoint-filter.ts";

interface TouchpointFilterBarProps {
  filter: TouchpointFilter;
  onChange: (filter: TouchpointFilter) => void;
}

/** Narrows touchpoints to words, channels and stages. */
export function TouchpointFilterBar({ filter, onChange }: TouchpointFilterBarProps) {
  return (
    <>
      <SearchText
        label="Search the touchpoints"
        placeholder="Name or property"
        text={filter.q}
        onChange={(q) => onChange({ ...filter, q })}
      />
      <ChannelAndStage
        channel={filter.channel}
        stage={filter.stage}
        onChange={(chosen) => onChange({ ...filter, ...chosen })}
      />
    </>
  );
}
