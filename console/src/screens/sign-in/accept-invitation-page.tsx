import { useQuery } from "@tanstack/react-query";
import { auth, authProblem } from "../../api/auth.ts";
import { api, queries } from "../../api/client.ts";
import { passwordMinimum } from "../../api/password.ts";
import { refusalOf } from "../../api/refusal.ts";
import { meQuery } from "../../api/session.ts";
import { AcceptInvitationScreen, type InvitationState, type JoinValues } from "./accept-invitation-screen.tsx";

interface AcceptInvitationPageProps {
  token: string;
  onJoined: (workspaceId: string) => void;
  onSignIn: () => void;
}

/** An invitation: who is new makes an account and is signed in; who has one signs in first. */
export function AcceptInvitationPage({ token, onJoined, onSignIn }: AcceptInvitationPageProps) {
  const invited = useQuery(queries.workspaces.invitations.see.queryOptions({ input: { token }, staleTime: "static" }));
  const me = useQuery(meQuery);
  const join = async ({ name, password }: JoinValues) => {
    const joined = await api.workspaces.invitations.accept({ token, name, password }).catch(refusalOf);
    if ("sentence" in joined) return joined;
    const problem = authProblem(await auth.signIn.email({ email: joined.email, password }));
    if (!problem) onJoined(joined.workspaceId);
    return problem;
  };
  const accept = async () => {
    const joined = await api.workspaces.invitations.accept({ token }).catch(refusalOf);
    if ("sentence" in joined) return joined;
    onJoined(joined.workspaceId);
    return null;
  };
  const isKnown = invited.data && !me.isPending;
  return (
    <AcceptInvitationScreen
      state={stateOf(isKnown ? invited.data : undefined, invited.error, me.data?.account.email ?? null)}
      passwordMinimum={passwordMinimum}
      onJoin={join}
      onAccept={accept}
      onSignIn={onSignIn}
    />
  );
}

type Invited = Awaited<ReturnType<typeof api.workspaces.invitations.see>>;

function stateOf(invited: Invited | undefined, error: Error | null, signedInAs: string | null): InvitationState {
  if (error) return { kind: "closed", sentence: refusalOf(error).sentence };
  if (!invited) return { kind: "loading" };
  const { workspaceName, email, role, invitedBy, hasAccount } = invited;
  const invitation = { workspace: workspaceName, email, role, invitedBy, accountExists: hasAccount };
  return { kind: "open", invitation, signedInAs };
}
