import { SegmentedControl } from "../../parts/segmented-control.tsx";
import { TextArea } from "../../parts/text-area.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { type TraitForm, traitFrom } from "../../people/trait-values.ts";

interface TraitFieldProps {
  form: TraitForm;
  text: string;
  onText: (text: string) => void;
  autoFocus: boolean;
}

const answers = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
] as const;

const inputTypes = { text: "text", number: "text", day: "date", time: "datetime-local" } as const;

/** The value of a trait, in the field that suits its type. */
export function TraitField({ form, text, onText, autoFocus }: TraitFieldProps) {
  const field = {
    label: "Value",
    name: "value",
    value: text,
    onValueChange: onText,
    validate: (typed: unknown) => problemWith(form, String(typed)),
    autoFocus,
    autoComplete: "off",
  };
  switch (form) {
    case "boolean":
      return (
        <div className="flex flex-col items-start gap-1">
          <span className="font-medium" aria-hidden>
            Value
          </span>
          <SegmentedControl
            label="Value"
            options={answers}
            value={text === "true" ? "true" : "false"}
            onChange={onText}
          />
        </div>
      );
    case "list":
      return <TextArea {...field} rows={4} hint="One item a line." />;
    case "json":
      return <TextArea {...field} rows={4} spellCheck={false} />;
    default:
      return <TextField {...field} type={inputTypes[form]} {...(form === "number" ? { inputMode: "decimal" } : {})} />;
  }
}

function problemWith(form: TraitForm, typed: string): string | null {
  const read = traitFrom(form, typed);
  return "refusal" in read ? read.refusal : null;
}
