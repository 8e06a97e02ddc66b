import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Form } from "../../parts/form.tsx";
import { RadioGroup } from "../../parts/radio-group.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";
import type { Rule } from "./rules.ts";

type Mode = Rule["mode"];

const modes: { value: Mode; label: string; hint: string }[] = [
  {
    value: "suggest",
    label: "Suggest that they are one",
    hint: "You decide each time, under To review. Begin here if you are not sure how clean the trait is.",
  },
  {
    value: "join",
    label: "Join them",
    hint: "From now on and for all that is known. For what never belongs to two: one wrong value joins two strangers.",
  },
];

interface NewRuleDialogProps {
  onMake: Submit<Pick<Rule, "trait" | "mode">>;
  onClose: () => void;
}

/** Asks by which trait people are one, and how sure that is. */
export function NewRuleDialog({ onMake, onClose }: NewRuleDialogProps) {
  const [mode, setMode] = useState<Mode>("suggest");
  const { busy, problem, submit } = useSubmission<{ trait: string }>(async ({ trait }) => {
    const refused = await onMake({ trait, mode });
    if (!refused) onClose();
    return refused;
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title="New identity rule"
      description="Everybody is looked at again in the background. Removing the rule takes back what it joined."
    >
      <Form<{ trait: string }> problem={problem} onSubmit={submit}>
        <TextField
          label="Trait"
          name="trait"
          hint="Its name exactly as your servers send it, for example loyalty_card."
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          required
          autoFocus
        />
        <RadioGroup label="Those who have the same value" options={modes} value={mode} onChange={setMode} />
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="accent" busy={busy}>
            {busy ? "Making…" : "Make the rule"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
