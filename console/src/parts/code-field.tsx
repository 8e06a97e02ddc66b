import { OTPField } from "@base-ui/react/otp-field";
import { classes } from "./classes.ts";
import { FieldFrame, type FieldProps } from "./field-frame.tsx";
import { fieldLook } from "./field-look.ts";

interface CodeFieldProps extends FieldProps {
  length?: number;
  autoFocus?: boolean;
  /** Called as soon as the last digit is there. */
  onComplete?: (code: string) => void;
}

/** The digits of a one-time code; pasting fills them all. */
export function CodeField({ length = 6, autoFocus, onComplete, ...frame }: CodeFieldProps) {
  return (
    <FieldFrame {...frame}>
      <OTPField.Root length={length} required onValueComplete={(code) => onComplete?.(code)} className="flex gap-2">
        {Array.from({ length }, (_, position) => (
          <OTPField.Input
            // biome-ignore lint/suspicious/noArrayIndexKey: a digit's place is its identity.
            key={position}
            autoFocus={autoFocus && position === 0}
            aria-label={position === 0 ? undefined : `Digit ${position + 1} of ${length}`}
            className={classes(
              fieldLook,
              "h-10 min-w-0 max-w-14 flex-1 text-center text-title font-medium tabular-nums",
            )}
          />
        ))}
      </OTPField.Root>
    </FieldFrame>
  );
}
