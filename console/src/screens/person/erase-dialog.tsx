import { useNavigate } from "@tanstack/react-router";
import { api } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Form } from "../../parts/form.tsx";
import { useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";
import { notify } from "../../parts/toast.tsx";
import { useRenewPeople } from "../../people/renew-people.ts";
import { useSession } from "../../shell/session.ts";

interface EraseDialogProps {
  open: boolean;
  onClose: () => void;
  personId: string;
  name: string;
  /** What to type, so that nobody erases by a slip: this alone cannot be undone. */
  confirm: string;
}

/** Erases all that is stored about a person. */
export function EraseDialog({ open, onClose, name, ...rest }: EraseDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Erase ${name}`}
      description="Every touchpoint, identifier, trait and consent is deleted everywhere, and what still arrives from before now is refused. Sums in which nobody can be recognised stay. This cannot be undone."
    >
      {open && <Confirmation onClose={onClose} name={name} {...rest} />}
    </Dialog>
  );
}

function Confirmation({ onClose, personId, name, confirm }: Omit<EraseDialogProps, "open">) {
  const { id: workspaceId } = useSession().workspace;
  const navigate = useNavigate();
  const renew = useRenewPeople();
  const { busy, problem, submit } = useSubmission(async (typed: { confirm: string }) => {
    const erased = await api.people.erase({ workspaceId, personId, confirm: typed.confirm }).catch(refusalOf);
    if ("sentence" in erased) return erased;
    onClose();
    await navigate({ to: "/people", replace: true });
    await renew();
    notify({ title: `${name} is erased` });
    return null;
  });
  return (
    <Form<{ confirm: string }> problem={problem} onSubmit={submit}>
      <TextField
        label={`Type “${confirm}” to confirm`}
        name="confirm"
        autoComplete="off"
        spellCheck={false}
        autoFocus
        validate={(value) => (isSame(value, confirm) ? null : `Type “${confirm}”, so that nobody is erased by a slip.`)}
      />
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" look="danger" busy={busy}>
          {busy ? "Erasing…" : "Erase for good"}
        </Button>
      </div>
    </Form>
  );
}

function isSame(value: unknown, confirm: string): boolean {
  return typeof value === "string" && value.trim().toLowerCase() === confirm.toLowerCase();
}
