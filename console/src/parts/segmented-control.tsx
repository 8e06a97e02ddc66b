import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import type { LucideIcon } from "lucide-react";

interface SegmentedControlProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string; icon?: LucideIcon }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** One of two to five views of the same thing, always one of them. */
export function SegmentedControl<Value extends string>({
  label,
  options,
  value,
  onChange,
}: SegmentedControlProps<Value>) {
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      onValueChange={([chosen]) => chosen && onChange(chosen as Value)}
      className="inline-flex h-7 shrink-0 items-stretch rounded-md border border-border bg-sunken p-px"
    >
      {options.map(({ value: option, label: name, icon: Icon }) => (
        <Toggle
          key={option}
          value={option}
          className="flex cursor-default items-center gap-1.5 rounded-[5px] border border-transparent px-2 font-medium text-muted select-none hover:text-text data-pressed:border-border data-pressed:bg-canvas data-pressed:text-text"
        >
          {Icon && <Icon size={16} aria-hidden />}
          {name}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
