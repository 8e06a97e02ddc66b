import { useState } from "react";
import { api } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../parts/button.tsx";
import { Copyable } from "../../parts/copyable.tsx";
import { useSubmission } from "../../parts/submission.ts";
import { useSession } from "../../shell/session.ts";
import { ReplaceSecretDialog } from "./replace-secret-dialog.tsx";

/** The secret that identity tokens are signed with: shown when asked for, and replaced. */
export function IdentitySecret() {
  const [secret, setSecret] = useState<string | null>(null);
  const [replacing, setReplacing] = useState(false);
  const { busy, problem, submit } = useReveal(setSecret);
  return (
    <div>
      <div className="mb-1 font-medium">Identity secret</div>
      <div className="flex gap-2">
        {secret === null ? (
          <Button busy={busy} onClick={() => submit()}>
            Show the secret
          </Button>
        ) : (
          <Shown secret={secret} onHide={() => setSecret(null)} />
        )}
        <Button size={secret === null ? "medium" : "large"} look="quiet" onClick={() => setReplacing(true)}>
          Replace it…
        </Button>
      </div>
      {problem && (
        <p role="alert" className="mt-1 text-meta text-danger-text">
          {problem.sentence}
        </p>
      )}
      <p className="mt-1 text-meta text-muted">
        Keep it on your server. Whoever has it can be anybody, as far as this workspace can tell.
      </p>
      {replacing && <ReplaceSecretDialog onReplaced={setSecret} onClose={() => setReplacing(false)} />}
    </div>
  );
}

function useReveal(onRevealed: (secret: string) => void) {
  const { id: workspaceId } = useSession().workspace;
  return useSubmission<void>(async () => {
    try {
      onRevealed((await api.workspaces.identitySecret.get({ workspaceId })).identitySecret);
      return null;
    } catch (error) {
      return refusalOf(error);
    }
  });
}

function Shown({ secret, onHide }: { secret: string; onHide: () => void }) {
  return (
    <>
      <div className="min-w-0 grow">
        <Copyable text={secret} what="identity secret" />
      </div>
      <Button size="large" onClick={onHide}>
        Hide
      </Button>
    </>
  );
}
