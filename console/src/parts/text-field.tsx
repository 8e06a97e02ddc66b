import { Field } from "@base-ui/react/field";
import type { LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";
import { FieldFrame, type FieldProps } from "./field-frame.tsx";
import { type FieldSize, fieldLook, fieldSizes } from "./field-look.ts";

type InputProps = Omit<
  ComponentProps<"input">,
  "className" | "style" | "size" | "name" | "value" | "defaultValue" | "onChange"
>;

export interface TextFieldProps extends FieldProps, InputProps {
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  icon?: LucideIcon;
  size?: FieldSize;
  /** A control inside the field's end, such as a button that shows a password. */
  end?: ReactNode;
}

/** One line of text. */
export function TextField({ icon: Icon, size = "medium", end, onValueChange, ...props }: TextFieldProps) {
  const { label, labelHidden, name, hint, error, optional, disabled, validate, ...input } = props;
  const frame = { label, labelHidden, name, hint, error, optional, disabled, validate };
  return (
    <FieldFrame {...frame}>
      <div className="relative flex items-center">
        {Icon && <Icon size={16} aria-hidden className="pointer-events-none absolute left-2.5 text-muted" />}
        <Field.Control
          {...input}
          onValueChange={(value) => onValueChange?.(value)}
          className={classes(fieldLook, fieldSizes[size], "w-full", Icon && "pl-8", Boolean(end) && "pr-9")}
        />
        {end && <div className="absolute right-1 flex items-center">{end}</div>}
      </div>
    </FieldFrame>
  );
}
