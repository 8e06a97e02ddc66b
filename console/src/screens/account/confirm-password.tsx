import { Button } from "../../parts/button.tsx";
import { Form, FormActions } from "../../parts/form.tsx";
import { PasswordField } from "../../parts/password-field.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";

interface ConfirmPasswordProps {
  onSubmit: Submit<{ password: string }>;
  onCancel: () => void;
}

/** Asks for the password before something that a stranger at an open desk should not do. */
export function ConfirmPassword({ onSubmit, onCancel }: ConfirmPasswordProps) {
  const { busy, problem, submit } = useSubmission(onSubmit);
  return (
    <div className="max-w-80">
      <Form<{ password: string }> problem={problem} onSubmit={submit}>
        <PasswordField
          label="Confirm with your password"
          name="password"
          autoComplete="current-password"
          required
          autoFocus
        />
        <FormActions>
          <Button type="submit" busy={busy}>
            Continue
          </Button>
          <Button look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        </FormActions>
      </Form>
    </div>
  );
}
