import { createContext, useContext } from "react";

export interface Account {
  id: string;
  name: string;
  email: string;
  secondFactor: boolean;
  /** False for whoever comes in through the company's identity provider alone. */
  hasPassword: boolean;
}

export interface WorkspaceChoice {
  id: string;
  name: string;
  /** What the account is there: owner, admin, agent or analyst. */
  role: string;
  /** What it may do there, such as `people:merge`. */
  permissions: readonly string[];
  timeZone: string;
  /** For amounts that name none of their own, by ISO 4217. */
  currency: string;
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

/** Whether one may do something in this workspace, so that a screen offers only what will work. */
export function useMay(permission: string): boolean {
  return useSession().workspace.permissions.includes(permission);
}
