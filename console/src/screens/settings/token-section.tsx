import { useState } from "react";
import { api } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { CodeBlock } from "../../parts/code-block.tsx";
import { Copyable } from "../../parts/copyable.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Section } from "../../parts/section.tsx";
import { useSubmission } from "../../parts/submission.ts";
import { Tabs } from "../../parts/tabs.tsx";
import { notify } from "../../parts/toast.tsx";
import { useSession } from "../../shell/session.ts";
import { pageWithToken, tokenByHand, tokenWithPackage } from "./token-code.ts";

/** Identity tokens: what they prove, the secret they are signed with, and the code that signs them. */
export function TokenSection() {
  const { id: workspaceId } = useSession().workspace;
  const [secret, setSecret] = useState<string | null>(null);
  const [rotating, setRotating] = useState(false);
  const reveal = useSubmission<void>(async () => {
    try {
      setSecret((await api.workspaces.identitySecret.get({ workspaceId })).identitySecret);
      return null;
    } catch (error) {
      return refusalOf(error);
    }
  });
  return (
    <Section
      title="Identity tokens"
      description="A token is a short text that your server signs for whoever is signed in, and your page passes on. It proves who is in front of the browser, so their visits join their record at once."
    >
      <div className="flex flex-col gap-5">
        <div>
          <div className="mb-1 font-medium">Identity secret</div>
          {secret === null ? (
            <div className="flex gap-2">
              <Button busy={reveal.busy} onClick={() => reveal.submit()}>
                Show the secret
              </Button>
              <Button look="quiet" onClick={() => setRotating(true)}>
                Replace it…
              </Button>
            </div>
          ) : (
            <div className="flex gap-2">
              <div className="min-w-0 grow">
                <Copyable text={secret} what="identity secret" />
              </div>
              <Button size="large" onClick={() => setSecret(null)}>
                Hide
              </Button>
              <Button size="large" look="quiet" onClick={() => setRotating(true)}>
                Replace it…
              </Button>
            </div>
          )}
          {reveal.problem && (
            <p role="alert" className="mt-1 text-meta text-danger-text">
              {reveal.problem.sentence}
            </p>
          )}
          <p className="mt-1 text-meta text-muted">
            Keep it on your server. Whoever has it can be anybody, as far as this workspace can tell.
          </p>
        </div>
        <TokenCode />
      </div>
      {rotating && <RotateDialog onRotated={setSecret} onClose={() => setRotating(false)} />}
    </Section>
  );
}

const signing = [
  { value: "package", label: "Node, with jose", code: tokenWithPackage },
  { value: "hand", label: "Node, without packages", code: tokenByHand },
] as const;

function TokenCode() {
  return (
    <>
      <div>
        <div className="mb-1 font-medium">On your server: sign a token for whoever is signed in</div>
        <Tabs
          label="Ways to sign a token"
          tabs={signing.map(({ value, label, code }) => ({
            value,
            label,
            content: <CodeBlock code={code} label={`Code: ${label}`} />,
          }))}
        />
      </div>
      <div>
        <div className="mb-1 font-medium">In your page: pass it on</div>
        <CodeBlock code={pageWithToken} label="Code for the page" />
        <p className="mt-2 text-meta text-muted">
          With other SDKs, put it into <code className="font-mono">context.identityToken</code>. A token that is wrong
          or too old proves nothing, and what it came with counts as a claim.
        </p>
      </div>
    </>
  );
}

function RotateDialog({ onRotated, onClose }: { onRotated: (secret: string) => void; onClose: () => void }) {
  const { id: workspaceId } = useSession().workspace;
  const { busy, problem, submit } = useSubmission<void>(async () => {
    try {
      onRotated((await api.workspaces.identitySecret.rotate({ workspaceId })).identitySecret);
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
