import { createRoute } from "@tanstack/react-router";
import { AcceptInvitationPage } from "../screens/sign-in/accept-invitation-page.tsx";
import { leaveFor, workspacePath } from "./places.ts";
import { rootRoute } from "./root-route.ts";

export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitations/$token",
  component: Page,
});

function Page() {
  const { token } = invitationRoute.useParams();
  const back = `/invitations/${encodeURIComponent(token)}`;
  return (
    <AcceptInvitationPage
      token={token}
      onJoined={(workspaceId) => void leaveFor(workspacePath(workspaceId))}
      onSignIn={() => void leaveFor(`/sign-in?${new URLSearchParams({ from: back })}`)}
    />
  );
}
