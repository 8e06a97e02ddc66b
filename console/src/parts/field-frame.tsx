import { Field } from "@base-ui/react/field";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

export interface FieldProps {
  label: string;
  /** For toolbars, where the place says what the field is. */
  labelHidden?: boolean;
  /** The name the server uses for this field in a refusal. */
  name?: string;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  disabled?: boolean;
  /** Returns what is wrong with the value, or nothing. Asked on submit, and on every change after that. */
  validate?: (value: unknown) => string | null;
}

interface FieldFrameProps extends FieldProps {
  /** False where the control is not a native input, so that a click on the label only focuses it. */
  nativeLabel?: boolean;
  children: ReactNode;
}

/** Label above, hint below, and the error in place of the hint. */
export function FieldFrame({
  label,
  labelHidden,
  name,
  hint,
  error,
  optional,
  disabled,
  validate,
  ...rest
}: FieldFrameProps) {
  const { nativeLabel = true, children } = rest;
  return (
    <Field.Root
      name={name}
      disabled={disabled}
      invalid={error ? true : undefined}
      validate={validate}
      className="group/field flex min-w-0 flex-col gap-1"
    >
      <Field.Label
        nativeLabel={nativeLabel}
        render={nativeLabel ? undefined : <div />}
        className={classes(labelHidden ? "sr-only" : "flex items-baseline justify-between gap-2 font-medium")}
      >
        {label}
        {optional && <span className="text-meta font-normal text-muted">Optional</span>}
      </Field.Label>
      {children}
      <FieldError error={error} />
      {hint && (
        <Field.Description className="text-meta text-muted group-data-invalid/field:hidden">{hint}</Field.Description>
      )}
    </Field.Root>
  );
}

function FieldError({ error }: { error?: string }) {
  return (
    <Field.Error
      match={error ? true : undefined}
      className="flex items-start gap-1 text-meta text-danger-text"
      render={(props) => (
        <div {...props}>
          <CircleAlert size={12} className="mt-0.5 shrink-0" aria-hidden />
          <span>{error ?? props.children}</span>
        </div>
      )}
    />
  );
}
