import { Plus, X } from "lucide-react";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { NumberField } from "./desk-number-field.tsx";
import type { RoutingSettings } from "./routing-data.ts";

type HeadStarts = RoutingSettings["headStarts"];

interface HeadStartFieldsProps {
  headStarts: HeadStarts;
  onChange: (changes: Partial<HeadStarts>) => void;
}

const priorities = { low: "Low", normal: "Normal", high: "High", urgent: "Urgent" } as const;
const day = 86_400;

/** Who goes ahead of others in the queue, and by how many minutes. */
export function HeadStartFields({ headStarts, onChange }: HeadStartFieldsProps) {
  const { priority, traits, beforeDeadlineSeconds, mostSeconds } = headStarts;
  const setTrait = (place: number, change: Partial<HeadStarts["traits"][number]>) =>
    onChange({ traits: traits.map((trait, at) => (at === place ? { ...trait, ...change } : trait)) });
  return (
    <fieldset>
      <legend className="font-medium">Head starts</legend>
      <p className="mb-3 max-w-prose text-pretty text-muted">
        The queue goes by who has waited longest. A head start counts as minutes already waited: with{" "}
        {priority.urgent / 60} minutes, something urgent goes before whatever came up to {priority.urgent / 60} minutes
        earlier. Nobody is overtaken for longer than {mostSeconds / 60} minutes.
      </p>
      <div className="flex flex-col gap-4">
        <div className="grid grid-cols-4 gap-3">
          {(Object.keys(priorities) as (keyof typeof priorities)[]).map((name) => (
            <NumberField
              key={name}
              label={`${priorities[name]}, minutes`}
              value={priority[name]}
              unit={60}
              most={day}
              onChange={(seconds) => onChange({ priority: { ...priority, [name]: seconds ?? 0 } })}
            />
          ))}
        </div>
        {traits.map(({ trait, atLeast, seconds }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: traits keep their places while one types.
          <div key={`${place} ${traits.length}`} className="grid grid-cols-[1fr_7rem_7rem_auto] items-end gap-3">
            <TextField
              label="Trait of the person"
              size="small"
              required
              maxLength={100}
              value={trait}
              onValueChange={(next) => setTrait(place, { trait: next })}
            />
            <NumberField
              label="At least"
              value={atLeast}
              least={-1e12}
              most={1e12}
              onChange={(next) => setTrait(place, { atLeast: next ?? 0 })}
            />
            <NumberField
              label="Minutes"
              value={seconds}
              unit={60}
              most={day}
              onChange={(next) => setTrait(place, { seconds: next ?? 0 })}
            />
            <IconButton
              icon={X}
              label={`Remove the head start by ${trait}`}
              onClick={() => onChange({ traits: traits.filter((_, at) => at !== place) })}
            />
          </div>
        ))}
        <div>
          <Button
            size="small"
            icon={Plus}
            disabled={traits.length >= 20}
            onClick={() => onChange({ traits: [...traits, { trait: "", atLeast: 0, seconds: 300 }] })}
          >
            Head start by a trait
          </Button>
        </div>
        <div className="grid grid-cols-2 items-start gap-4">
          <NumberField
            label="Minutes before a deadline"
            value={beforeDeadlineSeconds}
            unit={60}
            most={day}
            hint="Who comes with less than this is ahead by the difference."
            onChange={(seconds) => onChange({ beforeDeadlineSeconds: seconds ?? 0 })}
          />
          <NumberField
            label="All together at most, minutes"
            value={mostSeconds}
            unit={60}
            most={day}
            onChange={(seconds) => onChange({ mostSeconds: seconds ?? 0 })}
          />
        </div>
      </div>
    </fieldset>
  );
}
