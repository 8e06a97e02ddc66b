import { TextField } from "../../parts/text-field.tsx";

interface NumberFieldProps {
  label: string;
  value: number | null;
  /** How many of the value's units are one of the shown: 60 shows seconds as minutes. */
  unit?: number;
  least?: number;
  most: number;
  optional?: boolean;
  hint?: string;
  placeholder?: string;
  onChange: (value: number | null) => void;
}

/** A number; empty is null where it is optional. */
export function NumberField({
  value,
  unit = 1,
  least = 0,
  most,
  optional = false,
  onChange,
  ...rest
}: NumberFieldProps) {
  return (
    <TextField
      {...rest}
      type="number"
      size="small"
      step="any"
      min={least / unit}
      max={most / unit}
      optional={optional}
      required={!optional}
      defaultValue={value === null ? "" : String(value / unit)}
      onValueChange={(text) => {
        const isEmpty = text.trim() === "";
        if (isEmpty && optional) onChange(null);
        else if (!isEmpty && Number.isFinite(Number(text))) onChange(Number(text) * unit);
      }}
    />
  );
}
