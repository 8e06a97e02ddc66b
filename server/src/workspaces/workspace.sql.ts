import { sql } from "kysely";
import type { Tx } from "../kernel/database.ts";
import type { Role } from "./roles.ts";

export interface WorkspaceRow {
  workspaceId: string;
  name: string;
  timeZone: string;
  defaultCountry: string;
  currency: string;
  trustsClaims: boolean;
  createdAt: Date;
}

/** What may be changed of a workspace. */
export type WorkspaceSettings = Omit<WorkspaceRow, "workspaceId" | "createdAt">;

export interface WorkspaceSecrets {
  /** 32 bytes that key the ids of subjects; never changed. */
  subjectSalt: Buffer;
  /** The HS256 secret of identity tokens. */
  identitySecret: string;
  trustsClaims: boolean;
  defaultCountry: string;
}

const shown = sql`workspace_id, name, time_zone, default_country, currency, trusts_claims, created_at`;

/** Stores a new workspace. */
export async function insertWorkspace(
  tx: Tx,
  workspace: Omit<WorkspaceSettings, "trustsClaims"> & {
    subjectSalt: Buffer;
    identitySecret: string;
    createdBy: string;
  },
): Promise<string> {
  const { rows } = await sql<{ workspaceId: string }>`
    insert into workspaces.workspace (name, time_zone, default_country, currency, subject_salt, identity_secret, created_by)
    values (${workspace.name}, ${workspace.timeZone}, ${workspace.defaultCountry}, ${workspace.currency},
      ${workspace.subjectSalt}, ${workspace.identitySecret}, ${workspace.createdBy})
    returning workspace_id`.execute(tx);
  return rows[0]!.workspaceId;
}

/** One workspace. */
export async function readWorkspace(tx: Tx, workspaceId: string): Promise<WorkspaceRow | undefined> {
  const { rows } = await sql<WorkspaceRow>`
    select ${shown} from workspaces.workspace where workspace_id = ${workspaceId}`.execute(tx);
  return rows[0];
}

/** All workspaces that the transaction may see, by name. */
export async function listWorkspaces(tx: Tx): Promise<WorkspaceRow[]> {
  const { rows } = await sql<WorkspaceRow>`
    select ${shown} from workspaces.workspace order by lower(name), workspace_id`.execute(tx);
  return rows;
}

/** Locks the workspace, so that rules about all its members hold while one of them changes. */
export async function lockWorkspace(tx: Tx, workspaceId: string): Promise<WorkspaceRow | undefined> {
  const { rows } = await sql<WorkspaceRow>`
    select ${shown} from workspaces.workspace where workspace_id = ${workspaceId} for update`.execute(tx);
  return rows[0];
}

/** Stores changed settings. */
export async function updateWorkspace(tx: Tx, workspaceId: string, settings: WorkspaceSettings): Promise<void> {
  await sql`
    update workspaces.workspace set name = ${settings.name}, time_zone = ${settings.timeZone},
      default_country = ${settings.defaultCountry}, currency = ${settings.currency},
      trusts_claims = ${settings.trustsClaims}
    where workspace_id = ${workspaceId}`.execute(tx);
}

/** The secrets of a workspace that its ingest and its identity resolution need. */
export async function readSecrets(tx: Tx, workspaceId: string): Promise<WorkspaceSecrets | undefined> {
  const { rows } = await sql<WorkspaceSecrets>`
    select subject_salt, identity_secret, trusts_claims, default_country
    from workspaces.workspace where workspace_id = ${workspaceId}`.execute(tx);
  return rows[0];
}

/** Replaces the secret of identity tokens. */
export async function updateIdentitySecret(tx: Tx, workspaceId: string, secret: string): Promise<void> {
  await sql`update workspaces.workspace set identity_secret = ${secret}
    where workspace_id = ${workspaceId}`.execute(tx);
}

/** The workspaces of a user, with their role in each, by name. */
export async function workspacesOf(tx: Tx, userId: string): Promise<(WorkspaceRow & { role: Role })[]> {
  const { rows } = await sql<WorkspaceRow & { role: Role }>`
    select ${shown}, m.role
    from workspaces.member m join workspaces.workspace w using (workspace_id)
    where m.user_id = ${userId} order by lower(w.name), workspace_id`.execute(tx);
  return rows;
}
