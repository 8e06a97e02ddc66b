import { useMemo, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Combobox, type ComboboxItem } from "../../parts/combobox.tsx";
import { Form, FormActions } from "../../parts/form.tsx";
import { PasswordField } from "../../parts/password-field.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";
import { timeZoneItems } from "../../parts/time-zones.ts";

export interface OwnerValues extends Record<string, unknown> {
  name: string;
  email: string;
  password: string;
  workspaceName: string;
  timeZone: string;
}

interface OwnerStepProps {
  passwordMinimum: number;
  onCreate: Submit<OwnerValues>;
}

/** Who owns this installation, and the workspace it begins with. */
export function OwnerStep({ passwordMinimum, onCreate }: OwnerStepProps) {
  const { busy, problem, submit } = useSubmission(onCreate);
  const zones = useMemo(() => timeZoneItems(new Date()), []);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [zone, setZone] = useState<ComboboxItem | null>(zones.find((item) => item.value === here) ?? null);
  return (
    <Form<Omit<OwnerValues, "timeZone">>
      problem={problem}
      onSubmit={(values) => submit({ ...(values as OwnerValues), timeZone: zone?.value ?? here })}
    >
      <Pair>
        <TextField label="Your name" name="name" autoComplete="name" required autoFocus />
        <TextField label="Email" name="email" type="email" autoComplete="username" required />
      </Pair>
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        minLength={passwordMinimum}
        hint={`At least ${passwordMinimum} characters. A few words in a row are easy to remember and hard to guess.`}
        required
      />
      <div className="my-1 border-t" />
      <Pair>
        <TextField
          label="Workspace"
          name="workspaceName"
          autoComplete="organization"
          hint="One brand or company. You can add more later."
          required
        />
        <Combobox
          label="Time zone"
          items={zones}
          value={zone}
          onChange={setZone}
          hint="Days and weeks begin and end here."
          empty="No such time zone."
        />
      </Pair>
      <FormActions>
        <Button type="submit" look="accent" size="large" busy={busy}>
          {busy ? "Creating…" : "Create workspace"}
        </Button>
      </FormActions>
    </Form>
  );
}

function Pair({ children }: { children: React.ReactNode }) {
  return <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">{children}</div>;
}
