export { type Author, recordAudit } from "./audit.ts";
export { keyIn } from "./authorization.ts";
export { admitCaller } from "./caller.ts";
export { createKey } from "./create-key.ts";
export { createWorkspace, type Founded } from "./create-workspace.ts";
export { findBrowserKey } from "./key.sql.ts";
export { revokeKey } from "./revoke-key.ts";
export { findWriteKey, type Source, trustsClaims, workspaceSecrets } from "./source.ts";
export { listWorkspaces, readWorkspace, type WorkspaceRow, type WorkspaceSecrets } from "./workspace.sql.ts";
