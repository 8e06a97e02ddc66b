import { useQuery } from "@tanstack/react-query";
import { createRoute, Outlet, useNavigate, useRouter } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import { auth } from "../api/auth.ts";
import { api } from "../api/client.ts";
import { useConnectionState, useLiveConnection } from "../api/live.ts";
import { meQuery, readSignedIn, type SignedIn } from "../api/session.ts";
import { findPeople } from "../people/find-people.ts";
import { Shell } from "../shell/shell.tsx";
import { NoWorkspace } from "./no-workspace.tsx";
import { lastWorkspace, leaveFor, rememberWorkspace, signInPath, workspacePath } from "./places.ts";
import { rootRoute } from "./root-route.ts";

/** The parent of every screen for those who are signed in. Others are led to the door, or to the first visit. */
export const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "inside",
  beforeLoad: async ({ context: { cache, workspaceId }, location }) => {
    const signedIn = await readSignedIn(cache);
    if (!signedIn) return leaveFor(await doorPath());
    const own = workspaceId ?? usualWorkspace(signedIn);
    if (own && !workspaceId) return leaveFor(`${workspacePath(own)}${location.href}`);
    if (own && isMember(signedIn, own)) rememberWorkspace(own);
    return { signedIn };
  },
  component: Inside,
});

async function doorPath(): Promise<string> {
  const { needed } = await api.workspaces.setup.status();
  return needed ? "/setup" : signInPath();
}

function usualWorkspace(signedIn: SignedIn): string | undefined {
  const last = lastWorkspace();
  return last && isMember(signedIn, last) ? last : signedIn.workspaces[0]?.id;
}

function isMember({ workspaces }: SignedIn, workspaceId: string): boolean {
  return workspaces.some(({ id }) => id === workspaceId);
}

function Inside() {
  const { signedIn, workspaceId } = insideRoute.useRouteContext();
  const { account, workspaces } = useQuery(meQuery).data ?? signedIn;
  useScreensAtHand();
  const live = useLiveConnection();
  const connection = useConnectionState();
  const workspace = workspaces.find(({ id }) => id === workspaceId);
  const searchPeople = useCallback(
    (words: string, signal: AbortSignal) => findPeople(workspaceId ?? "", words, signal),
    [workspaceId],
  );
  const navigate = useNavigate();
  if (!workspace)
    return <NoWorkspace email={account.email} isMemberElsewhere={workspaces.length > 0} onSignOut={signOut} />;
  return (
    <Shell
      session={{ account, workspace, workspaces }}
      connection={connection}
      onRetryConnection={live.retryNow}
      searchPeople={searchPeople}
      onPerson={({ id }) => void navigate({ to: "/people/$personId", params: { personId: id } })}
      onSwitchWorkspace={(id) => void leaveFor(workspacePath(id))}
      onSignOut={signOut}
    >
      <Outlet />
    </Shell>
  );
}

const quietMilliseconds = 2_000;

/** Reads the code of every screen once the first one stands, so that a broken network breaks no navigation. */
function useScreensAtHand(): void {
  const router = useRouter();
  useEffect(() => {
    const load = () =>
      Promise.allSettled(Object.values(router.routesById).map((route) => router.loadRouteChunk(route)));
    const timer = setTimeout(() => void load(), quietMilliseconds);
    return () => clearTimeout(timer);
  }, [router]);
}

function signOut(): void {
  void auth.signOut().finally(() => leaveFor("/sign-in"));
}
