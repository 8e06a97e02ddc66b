import { Checkbox } from "../../parts/checkbox.tsx";
import { Select } from "../../parts/select.tsx";
import type { Draft } from "./draft.ts";
import { choicesOf, fieldWords, none } from "./words.ts";

interface MeaningFieldsProps {
  draft: Draft;
  /** Whether the draft is for several names, whose differences may stay. */
  several: boolean;
  /** Whether one of them means nothing yet, so that nothing can stay as it is. */
  mustChoose: boolean;
  departmentError?: string | undefined;
  onChange: (draft: Draft) => void;
}

type ChoiceField = Parameters<typeof choicesOf>[0];

/** The choices that make up a meaning. */
export function MeaningFields({ draft, several, mustChoose, departmentError, onChange }: MeaningFieldsProps) {
  const select = (field: ChoiceField, error?: string) => (
    <Select
      label={fieldWords[field]}
      items={choicesOf(field)}
      value={shownValue(draft[field])}
      placeholder={mustChoose ? "Choose…" : "As each has it"}
      error={error}
      onChange={(value) => onChange({ ...draft, [field]: value === none ? null : value })}
    />
  );
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-x-3 gap-y-4">
        {select("stage")}
        {select("department", departmentError)}
        {select("channel")}
        {select("direction")}
        {select("purpose")}
        {select("outcome")}
      </div>
      <Checkbox
        label="This is an order"
        hint="It counts among the person’s orders, and its value among their revenue."
        checked={draft.isOrder ?? false}
        indeterminate={several && draft.isOrder === undefined}
        onChange={(isOrder) => onChange({ ...draft, isOrder })}
      />
    </>
  );
}

/** Null is a choice like any other; absent is none yet. */
function shownValue(value: string | null | undefined): string | null {
  return value === undefined ? null : (value ?? none);
}
