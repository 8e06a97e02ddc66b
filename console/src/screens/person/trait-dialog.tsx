import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Form, type FormProblem } from "../../parts/form.tsx";
import { Select } from "../../parts/select.tsx";
import { useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";
import {
  type TraitForm,
  textOfTrait,
  traitFormNames,
  traitFormOf,
  traitForms,
  traitFrom,
} from "../../people/trait-values.ts";
import type { Trait } from "../../people/traits-section.tsx";
import { valueInWords } from "../../people/value-in-words.ts";
import { TraitField } from "./trait-field.tsx";
import { useChangeTrait } from "./use-change-trait.ts";

interface TraitDialogProps {
  personId: string;
  /** The one to change; null for a new one. */
  trait: Trait | null;
  /** All that is said of the person. */
  traits: readonly Trait[];
  onClose: () => void;
}

const formItems = traitForms.map((value) => ({ value, label: traitFormNames[value] }));

/** Adds a trait by hand, changes one, or takes it away. */
export function TraitDialog({ personId, trait, traits, onClose }: TraitDialogProps) {
  const [name, setName] = useState(trait?.name ?? "");
  const [form, setForm] = useState<TraitForm>(trait ? traitFormOf(trait.value) : "text");
  const [text, setText] = useState(trait ? textOfTrait(trait.value) : "");
  const change = useChangeTrait(personId);
  const known = traits.find((each) => each.name === name.trim() && each.type !== "nothing");
  const end = (problem: FormProblem | null) => {
    if (!problem) onClose();
    return problem;
  };
  const before = known?.value ?? null;
  const saving = useSubmission<void>(async () => {
    if (trait && form === traitFormOf(trait.value) && text === textOfTrait(trait.value)) return end(null);
    const typed = traitFrom(form, text);
    if ("refusal" in typed) return { sentence: typed.refusal };
    return end(await change({ name: name.trim(), value: typed.value, before }));
  });
  const removing = useSubmission<void>(async () => end(await change({ name, value: null, before })));
  const choose = (chosen: TraitForm) => {
    setForm(chosen);
    if (chosen === "boolean" && text !== "true") setText("false");
  };
  return (
    <Dialog open onClose={onClose} title={trait ? `Change ${trait.name}` : "Add a trait"} description={counts}>
      <Form problem={saving.problem ?? removing.problem} onSubmit={() => saving.submit()}>
        {!trait && (
          <TextField
            label="Name"
            name="name"
            value={name}
            onValueChange={setName}
            hint={
              known
                ? `It is ${valueInWords(known.value)} now, which this replaces.`
                : "As your servers would say it, for example city."
            }
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            validate={(value) => (String(value).trim() === "" ? "Say what it is called." : null)}
            required
            autoFocus
          />
        )}
        <div className="grid grid-cols-[9rem_minmax(0,1fr)] items-start gap-3">
          <Select label="Type" items={formItems} value={form} onChange={choose} />
          <TraitField form={form} text={text} onText={setText} autoFocus={trait !== null} />
        </div>
        <div className="flex items-center gap-2 pt-1">
          {trait && (
            <Button look="quiet" busy={removing.busy} onClick={() => removing.submit()}>
              {removing.busy ? "Removing…" : "Remove it"}
            </Button>
          )}
          <span className="grow" />
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="accent" busy={saving.busy}>
            {saving.busy ? "Saving…" : "Save"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

const counts = "What a colleague says counts as proven, until your servers say something newer.";
