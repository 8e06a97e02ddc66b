import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";

interface EndDialogProps {
  title: string;
  consequences: string;
  keep: string;
  deed: string;
  busy: boolean;
  onEnd: () => void;
  onClose: () => void;
}

/** Says what ends with something, as it cannot be taken back. */
export function EndDialog({ title, consequences, keep, deed, busy, onEnd, onClose }: EndDialogProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={consequences}
      footer={
        <>
          <Button onClick={onClose}>{keep}</Button>
          <Button look="danger" busy={busy} onClick={onEnd}>
            {deed}
          </Button>
        </>
      }
    />
  );
}
