import { Button } from "../../parts/button.tsx";
import { CodeField } from "../../parts/code-field.tsx";
import { Copyable } from "../../parts/copyable.tsx";
import { Form, FormActions } from "../../parts/form.tsx";
import { QrCode } from "../../parts/qr-code.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";

interface ScanCodeProps {
  address: string;
  onSubmit: Submit<{ code: string }>;
  onCancel: () => void;
}

/** Shows the secret to the app, once, and asks for a code in return. */
export function ScanCode({ address, onSubmit, onCancel }: ScanCodeProps) {
  const { busy, problem, submit } = useSubmission(onSubmit);
  const refused = problem?.field === "code" ? problem : null;
  return (
    <div className="flex flex-wrap gap-6">
      <QrCode text={address} label="QR code for your authenticator app" />
      <div className="flex min-w-64 grow basis-0 flex-col gap-4">
        <div>
          <p className="text-pretty">Scan this with an authenticator app, or type the key into it:</p>
          <div className="mt-2">
            <Copyable text={secretOf(address)} what="key" />
          </div>
        </div>
        <Form<{ code: string }> problem={refused ? null : problem} onSubmit={submit}>
          <CodeField
            label="Code that the app shows"
            name="code"
            refused={refused}
            onComplete={(code) => submit({ code })}
          />
          <FormActions>
            <Button type="submit" look="accent" busy={busy}>
              {busy ? "Checking…" : "Turn on"}
            </Button>
            <Button look="quiet" onClick={onCancel}>
              Cancel
            </Button>
          </FormActions>
        </Form>
      </div>
    </div>
  );
}

function secretOf(address: string): string {
  return new URL(address).searchParams.get("secret") ?? "";
}
