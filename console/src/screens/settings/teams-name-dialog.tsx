import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Form } from "../../parts/form.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";

interface NameDialogProps {
  title: string;
  description?: string;
  hint?: string;
  name?: string;
  /** Absent where there is none to choose. */
  emoji?: string;
  deed: string;
  onSave: Submit<{ name: string; emoji: string }>;
  onClose: () => void;
}

/** Asks what something is called. */
export function NameDialog({ title, description, hint, name = "", emoji, deed, onSave, onClose }: NameDialogProps) {
  const { busy, problem, submit } = useSubmission<{ name: string; emoji: string }>(async (said) => {
    const problem = await onSave({ name: said.name.trim(), emoji: (said.emoji ?? "").trim() });
    if (!problem) onClose();
    return problem;
  });
  return (
    <Dialog open onClose={onClose} title={title} description={description} size="small">
      <Form<{ name: string; emoji: string }> problem={problem} onSubmit={submit}>
        <div className="flex items-start gap-3">
          <div className="min-w-0 grow">
            <TextField
              label="Name"
              name="name"
              hint={hint}
              defaultValue={name}
              maxLength={100}
              autoComplete="off"
              required
              autoFocus
            />
          </div>
          {emoji !== undefined && (
            <div className="w-20 shrink-0">
              <TextField label="Emoji" name="emoji" defaultValue={emoji} maxLength={16} autoComplete="off" />
            </div>
          )}
        </div>
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="accent" busy={busy}>
            {deed}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
