import { OTPField } from "@base-ui/react/otp-field";
import { useEffect, useRef, useState } from "react";
import { classes } from "./classes.ts";
import { FieldFrame, type FieldProps } from "./field-frame.tsx";
import { fieldLook } from "./field-look.ts";

interface CodeFieldProps extends FieldProps {
  length?: number;
  autoFocus?: boolean;
  /** Why the last code was refused; its digits then give way to those of the next. */
  refused?: { sentence: string } | null;
  /** Called as soon as the last digit is there. */
  onComplete?: (code: string) => void;
}

/** The digits of a one-time code; pasting fills them all. */
export function CodeField({ length = 6, autoFocus, refused = null, onComplete, ...frame }: CodeFieldProps) {
  const [code, setCode] = useState("");
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!refused) return;
    setCode("");
    first.current?.focus();
  }, [refused]);
  return (
    <FieldFrame {...frame} {...(refused ? { error: refused.sentence } : {})}>
      <OTPField.Root
        length={length}
        required
        value={code}
        onValueChange={setCode}
        onValueComplete={(complete) => onComplete?.(complete)}
        className="flex gap-2"
      >
        {Array.from({ length }, (_, position) => (
          <OTPField.Input
            // biome-ignore lint/suspicious/noArrayIndexKey: a digit's place is its identity.
            key={position}
            ref={position === 0 ? first : undefined}
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
