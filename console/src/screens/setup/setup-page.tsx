import { useState } from "react";
import { auth, authProblem } from "../../api/auth.ts";
import { api } from "../../api/client.ts";
import { passwordMinimum } from "../../api/password.ts";
import { refusalOf } from "../../api/refusal.ts";
import type { FormProblem } from "../../parts/form.tsx";
import type { OwnerValues } from "./owner-step.tsx";
import { type NewWorkspace, SetupScreen } from "./setup-screen.tsx";
import { useFirstEvent } from "./use-first-event.ts";

type Founded = NewWorkspace & { workspaceId: string };

/** The first visit: founds the workspace, signs the owner in, and waits for the first event. */
export function SetupPage({ onOpenLive }: { onOpenLive: (workspaceId: string) => void }) {
  const [workspace, setWorkspace] = useState<Founded | null>(null);
  const { firstEvent, live } = useFirstEvent(workspace?.workspaceId ?? null);
  return (
    <SetupScreen
      passwordMinimum={passwordMinimum}
      workspace={workspace}
      firstEvent={firstEvent}
      live={live}
      onCreate={async (values) => {
        const founded = await found(values);
        if ("sentence" in founded) return founded;
        setWorkspace(founded);
        return null;
      }}
      onOpenLive={() => workspace && onOpenLive(workspace.workspaceId)}
    />
  );
}

async function found(values: OwnerValues): Promise<Founded | FormProblem> {
  const { name, email, password, workspaceName, timeZone } = values;
  const made = await api.workspaces.setup.perform({ name, email, password, workspaceName, timeZone }).catch(refusalOf);
  if ("sentence" in made) return made;
  const problem = authProblem(await auth.signIn.email({ email, password }));
  if (problem) return problem;

  const { workspaceId, writeKey, serverWriteKey, secretKey, identitySecret } = made;
  return {
    workspaceId,
    name: workspaceName,
    origin: window.location.origin,
    writeKey,
    secrets: [
      { name: "Server write key", value: serverWriteKey, use: "For your servers: what it sends counts as proven." },
      { name: "Secret key", value: secretKey, use: "Reads and changes everything through the API." },
      { name: "Identity secret", value: identitySecret, use: "Signs the tokens that prove who a visitor is." },
    ],
  };
}
