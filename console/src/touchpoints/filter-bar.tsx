import { ChevronDown, Search } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { Button } from "../parts/button.tsx";
import { channelLook, channels } from "../parts/channels.ts";
import { FilterChips } from "../parts/filter-chips.tsx";
import { Menu } from "../parts/menu.tsx";
import { isStage, stageLabels, stages } from "../parts/stages.ts";
import { TextField } from "../parts/text-field.tsx";
import { useShortcut } from "../shell/use-commands.ts";
import type { TouchpointFilter } from "./filter.ts";

interface FilterBarProps {
  filter: TouchpointFilter;
  onChange: (filter: TouchpointFilter) => void;
  /** At the bar's end, for example the state of the feed. */
  end?: ReactNode;
}

const channelChoices = Object.keys(channels);

/** Narrows touchpoints to channels, stages and words. `/` leads to the words. */
export function FilterBar({ filter, onChange, end }: FilterBarProps) {
  const field = useRef<HTMLInputElement>(null);
  useShortcut("/", "Search the touchpoints", "This screen", () => field.current?.focus());
  return (
    <>
      <div className="w-56">
        <FilterText field={field} text={filter.q} onChange={(q) => onChange({ ...filter, q })} />
      </div>
      <Choice
        label="Channel"
        choices={channelChoices}
        chosen={filter.channel}
        nameOf={(channel) => channelLook(channel).label}
        onChange={(channel) => onChange({ ...filter, channel })}
      />
      <Choice
        label="Stage"
        choices={stages}
        chosen={filter.stage}
        nameOf={stageName}
        onChange={(stage) => onChange({ ...filter, stage })}
      />
      <Chosen filter={filter} onChange={onChange} />
      {end && <div className="ml-auto flex items-center gap-3">{end}</div>}
    </>
  );
}

interface FilterTextProps {
  field: RefObject<HTMLInputElement | null>;
  text: string;
  onChange: (text: string) => void;
}

const pauseMilliseconds = 250;

/** Words that are passed on after a pause in typing. */
function FilterText({ field, text, onChange }: FilterTextProps) {
  const [typed, setTyped] = useState(text);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => latest.current(typed.trim()), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [typed, text]);
  return (
    <TextField
      ref={field}
      label="Search the touchpoints"
      labelHidden
      type="search"
      icon={Search}
      size="small"
      placeholder="Name or property"
      value={typed}
      onValueChange={setTyped}
    />
  );
}

interface ChoiceProps {
  label: string;
  choices: readonly string[];
  chosen: readonly string[];
  nameOf: (choice: string) => string;
  onChange: (chosen: string[]) => void;
}

function Choice({ label, choices, chosen, nameOf, onChange }: ChoiceProps) {
  return (
    <Menu
      trigger={
        <Button size="medium">
          {label}
          <ChevronDown size={14} className="-mr-1 text-muted" aria-hidden />
        </Button>
      }
      entries={choices.map((choice) => ({
        kind: "check",
        label: nameOf(choice),
        checked: chosen.includes(choice),
        change: (on) => onChange(on ? [...chosen, choice] : chosen.filter((each) => each !== choice)),
      }))}
    />
  );
}

function Chosen({ filter, onChange }: FilterBarProps) {
  const { channel, stage } = filter;
  const named = [
    { id: "channel", field: "Channel", words: channel.map((each) => channelLook(each).label) },
    { id: "stage", field: "Stage", words: stage.map(stageName) },
  ] as const;
  const chips = named
    .filter(({ words }) => words.length > 0)
    .map(({ id, field, words }) => ({
      id,
      field,
      relation: "is",
      value: words.join(" or "),
      onRemove: () => onChange({ ...filter, [id]: [] }),
    }));
  if (chips.length === 0) return null;
  return <FilterChips chips={chips} onClear={() => onChange({ ...filter, channel: [], stage: [] })} />;
}

function stageName(stage: string): string {
  return isStage(stage) ? stageLabels[stage] : stage;
}
