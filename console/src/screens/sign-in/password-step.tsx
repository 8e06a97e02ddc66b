import { Button } from "../../parts/button.tsx";
import { Form } from "../../parts/form.tsx";
import { PasswordField } from "../../parts/password-field.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";

export interface PasswordValues extends Record<string, unknown> {
  email: string;
  password: string;
}

export interface Provider {
  id: string;
  label: string;
}

interface PasswordStepProps {
  providers: readonly Provider[];
  onPassword: Submit<PasswordValues>;
  onProvider: (providerId: string) => void;
}

/** Email and password; the company's own sign-in above them, as it is the one to prefer. */
export function PasswordStep({ providers, onPassword, onProvider }: PasswordStepProps) {
  const { busy, problem, submit } = useSubmission(onPassword);
  return (
    <div className="flex flex-col gap-4">
      {providers.map(({ id, label }) => (
        <Button key={id} size="large" wide onClick={() => onProvider(id)}>
          Continue with {label}
        </Button>
      ))}
      {providers.length > 0 && <Or />}
      <Form<PasswordValues> problem={problem} onSubmit={submit}>
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          required
          autoFocus={providers.length === 0}
        />
        <PasswordField label="Password" name="password" autoComplete="current-password" required />
        <Button type="submit" look="accent" size="large" wide busy={busy}>
          {busy ? "Signing in…" : "Sign in"}
        </Button>
      </Form>
    </div>
  );
}

function Or() {
  return (
    <div className="flex items-center gap-3 text-meta text-muted" aria-hidden>
      <span className="h-px grow bg-hairline" />
      or
      <span className="h-px grow bg-hairline" />
    </div>
  );
}
