import type { QueryClient } from "@tanstack/react-query";
import type { Account, WorkspaceChoice } from "../shell/session.ts";
import { queries } from "./client.ts";
import { refusalOf } from "./refusal.ts";

/** Who is signed in, and the workspaces they are a member of. */
export interface SignedIn {
  account: Account;
  workspaces: WorkspaceChoice[];
}

/** The question of who is signed in. */
export const meQuery = queries.workspaces.me.queryOptions({
  staleTime: 60_000,
  select: signedIn,
  meta: { askedAtTheDoor: true },
});

/** Who is signed in; null for nobody. Asked of the server once, until it is said to be stale. */
export async function readSignedIn(cache: QueryClient): Promise<SignedIn | null> {
  try {
    return signedIn(await cache.ensureQueryData(meQuery));
  } catch (error) {
    if (refusalOf(error).code === "not_signed_in") return null;
    throw error;
  }
}

type Me = Awaited<ReturnType<typeof queries.workspaces.me.call>>;

function signedIn({ userId, name, email, secondFactor, hasPassword, workspaces }: Me): SignedIn {
  return {
    account: { id: userId, name, email, secondFactor, hasPassword },
    workspaces: workspaces.map(({ workspaceId, ...rest }) => ({ id: workspaceId, ...rest })),
  };
}
