import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Checkbox } from "../../parts/checkbox.tsx";
import { CodeField } from "../../parts/code-field.tsx";
import { Form } from "../../parts/form.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";

export interface CodeValues extends Record<string, unknown> {
  code: string;
  /** Whether this browser needs no code for the next 30 days. */
  trustDevice: boolean;
}

interface CodeStepProps {
  onSubmit: Submit<CodeValues>;
  onBackup: () => void;
  onBack: () => void;
}

/** The six digits of the authenticator app, sent as soon as the last one is there. */
export function CodeStep({ onSubmit, onBackup, onBack }: CodeStepProps) {
  const { busy, problem, submit } = useSubmission(onSubmit);
  const refused = problem?.field === "code" ? problem : null;
  const [trustDevice, setTrustDevice] = useState(false);
  return (
    <Form<{ code: string }> problem={refused ? null : problem} onSubmit={({ code }) => submit({ code, trustDevice })}>
      <CodeField
        label="Code"
        name="code"
        autoFocus
        refused={refused}
        onComplete={(code) => submit({ code, trustDevice })}
      />
      <Checkbox label="Do not ask on this device for 30 days" checked={trustDevice} onChange={setTrustDevice} />
      <Button type="submit" look="accent" size="large" wide busy={busy}>
        {busy ? "Checking…" : "Continue"}
      </Button>
      <div className="flex justify-between">
        <Button look="quiet" onClick={onBack}>
          Back
        </Button>
        <Button look="quiet" onClick={onBackup}>
          Use a backup code
        </Button>
      </div>
    </Form>
  );
}
