import type { Kernel } from "../kernel/assemble.ts";
import type { Tx } from "../kernel/database.ts";
import { keyRingOf } from "./key-ring.ts";
import { readSecrets, type WorkspaceSecrets } from "./workspace.sql.ts";

/** Where touchpoints come from: a key, and how far what it says about identity can be believed. */
export interface Source {
  workspaceId: string;
  /** The id of the key. */
  sourceId: string;
  /** "server" keys are kept secret, so what they say is proof; what a "browser" says is a claim. */
  trust: "browser" | "server";
  /** 32 bytes that key the ids of subjects. */
  subjectSalt: Buffer;
  /** The HS256 secret of identity tokens. */
  identitySecret: string;
  /** Whether the workspace takes claims for proof. */
  trustsClaims: boolean;
  /** ISO 3166 alpha-2, for phone numbers without a country. */
  defaultCountry: string;
}

/** The source behind a write key, or a secret key that may collect; quick enough to ask on every request. */
export async function findWriteKey(kernel: Kernel, value: string): Promise<Source | undefined> {
  const key = await keyRingOf(kernel).find(value);
  if (!key || (key.kind === "secret" && !key.scopes.includes("timeline:collect"))) return undefined;
  const { workspaceId, keyId, subjectSalt, identitySecret, trustsClaims, defaultCountry } = key;
  const trust = key.source === "browser" ? "browser" : "server";
  return { workspaceId, sourceId: keyId, trust, subjectSalt, identitySecret, trustsClaims, defaultCountry };
}

/** The same of a workspace as a whole, for work that no key began; a workspace that does not exist is a mistake. */
export async function workspaceSecrets(tx: Tx, workspaceId: string): Promise<WorkspaceSecrets> {
  const secrets = await readSecrets(tx, workspaceId);
  if (!secrets) throw new Error(`There is no workspace ${workspaceId}.`);
  return secrets;
}

/** Whether the workspace takes what a browser says about identity for proof. */
export async function trustsClaims(tx: Tx, workspaceId: string): Promise<boolean> {
  return (await workspaceSecrets(tx, workspaceId)).trustsClaims;
}
