import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Checkbox } from "../../parts/checkbox.tsx";
import { Form, FormActions } from "../../parts/form.tsx";
import { PasswordField } from "../../parts/password-field.tsx";
import { Section } from "../../parts/section.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";

export interface PasswordChange extends Record<string, unknown> {
  currentPassword: string;
  newPassword: string;
  signOutOthers: boolean;
}

/** A new password for an old one. */
export function PasswordSection({ minimum, onChange }: { minimum: number; onChange: Submit<PasswordChange> }) {
  const [signOutOthers, setSignOutOthers] = useState(true);
  const { busy, problem, submit } = useSubmission(onChange);
  return (
    <Section title="Password">
      <Form<PasswordChange> problem={problem} onSubmit={(values) => submit({ ...values, signOutOthers })}>
        <div className="grid grid-cols-2 items-start gap-4">
          <PasswordField label="Current password" name="currentPassword" autoComplete="current-password" required />
          <PasswordField
            label="New password"
            name="newPassword"
            autoComplete="new-password"
            minLength={minimum}
            hint={`At least ${minimum} characters.`}
            required
          />
        </div>
        <Checkbox label="Sign out everywhere else" checked={signOutOthers} onChange={setSignOutOthers} />
        <FormActions>
          <Button type="submit" busy={busy}>
            {busy ? "Changing…" : "Change password"}
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}
