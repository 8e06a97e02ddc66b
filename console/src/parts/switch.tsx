import { Switch as Base } from "@base-ui/react/switch";
import { type ReactNode, useId } from "react";

interface SwitchProps {
  label: ReactNode;
  hint?: ReactNode;
  checked?: boolean;
  defaultChecked?: boolean;
  disabled?: boolean;
  onChange?: (checked: boolean) => void;
}

/** On or off, at once. */
export function Switch({ label, hint, onChange, ...rest }: SwitchProps) {
  const hintId = useId();
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control.
    <label className="flex items-start justify-between gap-4 has-data-disabled:text-muted">
      <span className="min-w-0">
        {label}
        {hint && (
          <span id={hintId} className="block text-meta text-muted">
            {hint}
          </span>
        )}
      </span>
      <Base.Root
        {...rest}
        onCheckedChange={(checked) => onChange?.(checked)}
        aria-describedby={hint ? hintId : undefined}
        className="relative mt-px flex h-[18px] w-8 shrink-0 rounded-full border border-field bg-pressed p-px transition-colors duration-100 data-checked:border-accent-solid data-checked:bg-accent-solid data-disabled:border-border data-disabled:bg-pressed"
      >
        <Base.Thumb className="size-3.5 rounded-full bg-field transition-transform duration-100 data-checked:translate-x-3.5 data-checked:bg-white data-disabled:bg-border" />
      </Base.Root>
    </label>
  );
}
