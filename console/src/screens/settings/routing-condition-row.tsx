import { X } from "lucide-react";
import { Checkbox } from "../../parts/checkbox.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Select } from "../../parts/select.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { NumberField } from "./desk-number-field.tsx";
import type { Condition } from "./routing-data.ts";
import { type ConditionKind, conditionKinds, valuesOf } from "./routing-words.ts";
import type { Team } from "./teams-data.ts";

interface ConditionRowProps {
  condition: Condition;
  teams: readonly Team[];
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

const priorities = ["low", "normal", "high", "urgent"].map((value) => ({ value, label: value }));

/** One condition of a rule. */
export function ConditionRow({ condition, teams, onChange, onRemove }: ConditionRowProps) {
  const { on } = condition;
  return (
    <div className="flex items-start gap-2">
      <div className="w-44 shrink-0">
        <Select
          label="Condition"
          labelHidden
          size="small"
          items={conditionKinds}
          value={on}
          onChange={(kind) => onChange(emptyCondition(kind))}
        />
      </div>
      {(on === "trait" || on === "trait_number") && (
        <div className="w-36 shrink-0">
          <TextField
            label="Trait"
            labelHidden
            size="small"
            placeholder="Trait"
            required
            value={condition.trait}
            onValueChange={(trait) => onChange({ ...condition, trait })}
          />
        </div>
      )}
      <div className="min-w-0 grow">
        {on === "trait_number" ? (
          <NumberField
            label="At least"
            value={condition.atLeast}
            least={-1e12}
            most={1e12}
            onChange={(atLeast) => onChange({ ...condition, atLeast: atLeast ?? 0 })}
          />
        ) : on === "team" || on === "priority" ? (
          <Several
            items={on === "team" ? teams.map(({ teamId: value, name: label }) => ({ value, label })) : priorities}
            chosen={valuesOf(condition)}
            onChange={(values) => onChange(withValues(condition, values))}
          />
        ) : (
          <TextField
            label="One of these"
            labelHidden
            size="small"
            placeholder="Divided by commas"
            required
            defaultValue={valuesOf(condition).join(", ")}
            onValueChange={(text) => onChange(withValues(condition, textsIn(text)))}
          />
        )}
      </div>
      <IconButton icon={X} label="Remove the condition" onClick={onRemove} />
    </div>
  );
}

interface SeveralProps {
  items: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange: (values: string[]) => void;
}

function Several({ items, chosen, onChange }: SeveralProps) {
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-4 gap-y-1">
      {items.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={label}
          checked={chosen.includes(value)}
          onChange={(checked) => onChange(checked ? [...chosen, value] : chosen.filter((one) => one !== value))}
        />
      ))}
    </div>
  );
}

function emptyCondition(kind: ConditionKind): Condition {
  if (kind === "trait") return { on: kind, trait: "", isOneOf: [] };
  if (kind === "trait_number") return { on: kind, trait: "", atLeast: 0 };
  return kind === "title" ? { on: kind, hasOneOf: [] } : { on: kind, isOneOf: [] };
}

function withValues(condition: Condition, values: string[]): Condition {
  if (condition.on === "title") return { ...condition, hasOneOf: values };
  return { ...condition, isOneOf: values } as Condition;
}

function textsIn(text: string): string[] {
  return text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
}
