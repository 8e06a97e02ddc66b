import { Field } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { FieldFrame, type FieldProps } from "./field-frame.tsx";
import { fieldLook } from "./field-look.ts";

type NativeProps = Omit<
  ComponentProps<"textarea">,
  "className" | "style" | "name" | "value" | "defaultValue" | "onChange"
>;

interface TextAreaProps extends FieldProps, NativeProps {
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
}

/** Several lines of text; grows with what is written in it. */
export function TextArea({ onValueChange, rows = 3, value, defaultValue, ...props }: TextAreaProps) {
  const { label, labelHidden, name, hint, error, optional, disabled, validate, ...native } = props;
  const frame = { label, labelHidden, name, hint, error, optional, disabled, validate };
  return (
    <FieldFrame {...frame}>
      <Field.Control
        value={value}
        defaultValue={defaultValue}
        onValueChange={(text) => onValueChange?.(text)}
        // The field grows with its text, so its rows are only the least it takes.
        render={<textarea {...native} style={{ minHeight: `${rows * 1.25 + 0.875}rem` }} />}
        className={classes(fieldLook, "field-sizing-content w-full max-h-80 resize-none px-2.5 py-1.5")}
      />
    </FieldFrame>
  );
}
