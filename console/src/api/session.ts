import type { QueryClient } from "@tanstack/react-query";
import type { Account, WorkspaceChoice } from "../shell/session.ts";
import { queries } from "./client.ts";

/** Who is signed in, and the workspaces they are a member of. */
export interface SignedIn {
  account: Account;
  workspaces: WorkspaceChoice[];
}

/** The question of who is signed in. */
export const meQuery = queries.workspaces.session.queryOptions({ staleTime: 60_000, select: signedIn });

/** Who is signed in; null for nobody. Asked of the server once, until it is said to be stale. */
export async function readSignedIn(cache: QueryClient): Promise<SignedIn | null> {
  return signedIn(await cache.ensureQueryData(meQuery));
}

type Me = Awaited<ReturnType<typeof queries.workspaces.session.call>>;

function signedIn(me: Me): SignedIn | null {
  if (!me) return null;
  const { userId, name, email, secondFactor, hasPassword, workspaces } = me;
  return {
    account: { id: userId, name, email, secondFactor, hasPassword },
    workspaces: workspaces.map(({ workspaceId, ...rest }) => ({ id: workspaceId, ...rest })),
  };
}
