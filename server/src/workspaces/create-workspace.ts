import { randomBytes } from "node:crypto";
import type { Tx } from "../kernel/database.ts";
import { randomToken } from "../kernel/secrets.ts";
import { type Author, recordAudit } from "./audit.ts";
import { createKey } from "./create-key.ts";
import { homeOf } from "./home.ts";
import { insertMember } from "./member.sql.ts";
import { permissions } from "./roles.ts";
import { insertWorkspace } from "./workspace.sql.ts";

/** A new workspace's keys, in full; only the browser's can be seen again. */
export interface Founded {
  workspaceId: string;
  writeKey: string;
  serverWriteKey: string;
  secretKey: string;
  identitySecret: string;
}

// For time zones of no country.
const nowhere = { country: "US", currency: "USD" };

/** Makes a workspace, at home where its time zone is, with its first owner, a write key for browsers, one for servers, and a secret key. */
export async function createWorkspace(
  tx: Tx,
  { name, timeZone, ownerId }: { name: string; timeZone: string; ownerId: string },
  author: Author,
): Promise<Founded> {
  const identitySecret = randomToken(32);
  const subjectSalt = randomBytes(32);
  const { country, currency } = homeOf(timeZone) ?? nowhere;
  const settings = { name, timeZone, defaultCountry: country, currency };
  const workspaceId = await insertWorkspace(tx, { ...settings, subjectSalt, identitySecret, createdBy: ownerId });
  await insertMember(tx, workspaceId, { userId: ownerId, role: "owner", invitedBy: null });
  await recordAudit(tx, workspaceId, author, "workspace.created", name);

  const browser = await createKey(tx, workspaceId, { kind: "write", name: "Website", source: "browser" }, author);
  const server = await createKey(tx, workspaceId, { kind: "write", name: "Server", source: "server" }, author);
  const secret = await createKey(tx, workspaceId, { kind: "secret", name: "Everything", scopes: permissions }, author);
  const [writeKey, serverWriteKey, secretKey] = [browser.value, server.value, secret.value];
  return { workspaceId, writeKey, serverWriteKey, secretKey, identitySecret };
}
