import { api } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useSubmission } from "../../parts/submission.ts";
import { notify } from "../../parts/toast.tsx";
import { useSession } from "../../shell/session.ts";

interface ReplaceSecretDialogProps {
  onReplaced: (secret: string) => void;
  onClose: () => void;
}

/** Explains what a new identity secret breaks, since the old one does not come back. */
export function ReplaceSecretDialog({ onReplaced, onClose }: ReplaceSecretDialogProps) {
  const { id: workspaceId } = useSession().workspace;
  const { busy, problem, submit } = useSubmission<void>(async () => {
    try {
      onReplaced((await api.workspaces.identitySecret.rotate({ workspaceId })).identitySecret);
      notify({ title: "The identity secret is replaced", detail: "Put the new one on your server now." });
      onClose();
      return null;
    } catch (error) {
      return refusalOf(error);
    }
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Replace the identity secret?"
      description="Tokens signed with the present secret prove nothing from this moment on: until your server has the new one, everybody’s visits are claims. People who are known already stay known. It cannot be undone."
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button look="danger" busy={busy} onClick={() => submit()}>
            Replace
          </Button>
        </>
      }
    >
      {problem && <Banner tone="danger">{problem.sentence}</Banner>}
    </Dialog>
  );
}
