import { Button } from "../../parts/button.tsx";
import { Form } from "../../parts/form.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";
import type { CodeValues } from "./code-step.tsx";

/** One of the codes that were saved for the day the telephone is lost. */
export function BackupCodeStep({ onSubmit, onBack }: { onSubmit: Submit<CodeValues>; onBack: () => void }) {
  const { busy, problem, submit } = useSubmission(onSubmit);
  return (
    <Form<{ code: string }>
      problem={problem}
      onSubmit={({ code }) => submit({ code: code.trim(), trustDevice: false })}
    >
      <TextField label="Backup code" name="code" autoComplete="one-time-code" spellCheck={false} required autoFocus />
      <Button type="submit" look="accent" size="large" wide busy={busy}>
        {busy ? "Checking…" : "Continue"}
      </Button>
      <div>
        <Button look="quiet" onClick={onBack}>
          Back to the code
        </Button>
      </div>
    </Form>
  );
}
