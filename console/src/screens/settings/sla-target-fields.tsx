import { TextField } from "../../parts/text-field.tsx";
import { type Metric, metricNames, type PolicySaid, type Priority, priorityNames } from "./sla-data.ts";

type Targets = PolicySaid["rules"]["targets"];

interface SlaTargetFieldsProps {
  targets: Targets;
  onChange: (targets: Targets) => void;
}

const metrics = Object.keys(metricNames) as Metric[];
const priorities = Object.keys(priorityNames) as Priority[];

/** Minutes by what is measured and by priority; an empty field promises nothing. */
export function SlaTargetFields({ targets, onChange }: SlaTargetFieldsProps) {
  return (
    <fieldset>
      <legend className="mb-2 font-medium">Targets, in minutes</legend>
      <div className="grid grid-cols-[8rem_repeat(4,minmax(0,1fr))] items-center gap-2">
        <span />
        {priorities.map((priority) => (
          <span key={priority} aria-hidden className="text-meta text-muted">
            {priorityNames[priority]}
          </span>
        ))}
        {metrics.map((metric) => [
          <span key={metric} aria-hidden>
            {metricNames[metric]}
          </span>,
          ...priorities.map((priority) => (
            <TextField
              key={`${metric} ${priority}`}
              label={`${metricNames[metric]}, ${priorityNames[priority]}`}
              labelHidden
              type="number"
              size="small"
              min={1}
              max={1_051_200}
              step="any"
              placeholder="None"
              defaultValue={String(targets[metric]?.[priority] ?? "")}
              onValueChange={(text) =>
                onChange({
                  ...targets,
                  [metric]: { ...targets[metric], [priority]: text.trim() ? Number(text) : null },
                })
              }
            />
          )),
        ])}
      </div>
    </fieldset>
  );
}
