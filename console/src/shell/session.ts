import { createContext, useContext } from "react";

export interface Account {
  id: string;
  name: string;
  email: string;
}

export interface WorkspaceChoice {
  id: string;
  name: string;
  /** What the account may do there: owner, admin, agent or analyst. */
  role: string;
}

/** Who is signed in, and where they work. */
export interface Session {
  account: Account;
  workspace: WorkspaceChoice;
  workspaces: readonly WorkspaceChoice[];
}

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in; only inside the shell, which is shown to nobody else. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("The session is known inside the shell only.");
  return session;
}
