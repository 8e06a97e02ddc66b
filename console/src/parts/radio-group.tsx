import { Field } from "@base-ui/react/field";
import { Fieldset } from "@base-ui/react/fieldset";
import { Radio } from "@base-ui/react/radio";
import { RadioGroup as Base } from "@base-ui/react/radio-group";
import type { ReactNode } from "react";

export interface RadioOption<Value extends string> {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

interface RadioGroupProps<Value extends string> {
  label: string;
  name?: string;
  options: readonly RadioOption<Value>[];
  value?: Value;
  defaultValue?: Value;
  onChange?: (value: Value) => void;
}

/** One of a few, all of them worth reading. */
export function RadioGroup<Value extends string>({ label, name, options, onChange, ...rest }: RadioGroupProps<Value>) {
  return (
    <Field.Root name={name}>
      <Fieldset.Root
        render={<Base {...rest} onValueChange={(value) => onChange?.(value as Value)} />}
        className="flex flex-col gap-2"
      >
        <Fieldset.Legend className="font-medium">{label}</Fieldset.Legend>
        {options.map((option) => (
          <RadioLine key={option.value} {...option} />
        ))}
      </Fieldset.Root>
    </Field.Root>
  );
}

function RadioLine({ value, label, hint, disabled }: RadioOption<string>) {
  return (
    <Field.Item disabled={disabled}>
      <Field.Label className="flex items-start gap-2 data-disabled:text-muted">
        <Radio.Root
          value={value}
          className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-field bg-canvas data-checked:border-accent-solid data-checked:bg-accent-solid data-disabled:border-border data-disabled:bg-pressed"
        >
          <Radio.Indicator className="size-1.5 rounded-full bg-white" />
        </Radio.Root>
        <span className="min-w-0">
          {label}
          {hint && <span className="block text-meta text-muted">{hint}</span>}
        </span>
      </Field.Label>
    </Field.Item>
  );
}
