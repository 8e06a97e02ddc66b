const lastWorkspaceKey = "throughline.workspace";

/** The address under which a workspace's pages lie. Inside it addresses are relative, so none leads to another's. */
export function workspacePath(workspaceId: string): string {
  return `/w/${workspaceId}`;
}

/** The workspace that an address names, if it names one. */
export function workspaceIn(pathname: string): string | null {
  return /^\/w\/([0-9a-f-]{36})(?:\/|$)/.exec(pathname)?.[1] ?? null;
}

/** The workspace one was in last, in this browser. */
export function lastWorkspace(): string | null {
  return localStorage.getItem(lastWorkspaceKey);
}

/** Remembers the workspace one is in. */
export function rememberWorkspace(workspaceId: string): void {
  localStorage.setItem(lastWorkspaceKey, workspaceId);
}

/** Goes to another page with nothing kept in memory, as is right between workspaces and at the door. */
export function leaveFor(path: string): Promise<never> {
  window.location.assign(path);
  return new Promise(() => undefined);
}

/** Where to go after signing in: back, if that is a page of ours. */
export function wayBack(from: string | undefined): string {
  return from?.startsWith("/") && !/^\/[/\\]/.test(from) && !from.startsWith("/sign-in") ? from : "/";
}

/** The sign-in page, which leads back here afterwards. */
export function signInPath(because?: "ended"): string {
  const { pathname, search } = window.location;
  const query = new URLSearchParams();
  if (pathname !== "/") query.set("from", `${pathname}${search}`);
  if (because) query.set("because", because);
  return query.size > 0 ? `/sign-in?${query}` : "/sign-in";
}
