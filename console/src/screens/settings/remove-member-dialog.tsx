import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import type { Member } from "./members.ts";

interface RemoveMemberDialogProps {
  /** Null closes the dialog. */
  member: Member | null;
  busy: boolean;
  onClose: () => void;
  onRemove: (member: Member) => void;
}

/** Asks before somebody loses access, which takes a new invitation to undo. */
export function RemoveMemberDialog({ member, busy, onClose, onRemove }: RemoveMemberDialogProps) {
  return (
    <Dialog
      open={member !== null}
      onClose={onClose}
      title={`Remove ${member?.name ?? ""}?`}
      description={`${member?.email ?? ""} loses access to this workspace at once, on every device. What they did stays, under their name. To come back they need a new invitation.`}
      footer={
        <>
          <Button onClick={onClose}>Keep</Button>
          <Button look="danger" busy={busy} onClick={() => member && onRemove(member)}>
            Remove
          </Button>
        </>
      }
    />
  );
}
