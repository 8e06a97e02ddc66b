import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import { type ReactNode, useId } from "react";

interface CheckboxProps {
  label: ReactNode;
  hint?: ReactNode;
  name?: string;
  checked?: boolean;
  defaultChecked?: boolean;
  /** Some, but not all, of what it stands for. */
  indeterminate?: boolean;
  disabled?: boolean;
  onChange?: (checked: boolean) => void;
}

/** Yes or no, said when the form is sent. What takes effect at once is a switch. */
export function Checkbox({ label, hint, indeterminate, onChange, ...rest }: CheckboxProps) {
  const hintId = useId();
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control.
    <label className="flex items-start gap-2 has-data-disabled:text-muted">
      <Base.Root
        {...rest}
        indeterminate={indeterminate}
        onCheckedChange={(checked) => onChange?.(checked)}
        aria-describedby={hint ? hintId : undefined}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm border border-field bg-canvas text-white data-checked:border-accent-solid data-checked:bg-accent-solid data-disabled:border-border data-disabled:bg-pressed data-disabled:text-muted data-indeterminate:border-accent-solid data-indeterminate:bg-accent-solid"
      >
        <Base.Indicator className="flex">
          {indeterminate ? <Minus size={12} strokeWidth={3} /> : <Check size={12} strokeWidth={3} />}
        </Base.Indicator>
      </Base.Root>
      <span className="min-w-0">
        {label}
        {hint && (
          <span id={hintId} className="block text-meta text-muted">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
