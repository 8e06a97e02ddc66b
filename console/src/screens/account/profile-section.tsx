import { Button } from "../../parts/button.tsx";
import { Form, FormActions } from "../../parts/form.tsx";
import { Section } from "../../parts/section.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";
import type { Account } from "../../shell/session.ts";

/** The name that colleagues see. */
export function ProfileSection({ account, onRename }: { account: Account; onRename: Submit<{ name: string }> }) {
  const { busy, problem, submit } = useSubmission(onRename);
  return (
    <Section title="Profile">
      <Form<{ name: string }> problem={problem} onSubmit={submit}>
        <div className="grid grid-cols-2 items-start gap-4">
          <TextField label="Name" name="name" autoComplete="name" defaultValue={account.name} required />
          <TextField label="Email" value={account.email} disabled hint="An owner can change it." />
        </div>
        <FormActions>
          <Button type="submit" busy={busy}>
            {busy ? "Saving…" : "Save name"}
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}
