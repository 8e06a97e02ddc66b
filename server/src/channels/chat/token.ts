import { randomBytes } from "node:crypto";

// The workspace stands in the token, so that it is looked up where it belongs and nowhere else.
const workspaceBytes = 16;
const secretBytes = 24;

/** A new secret for a visitor of a workspace: 192 random bits, by which alone they come back. */
export function newVisitorToken(workspaceId: string): string {
  const workspace = Buffer.from(workspaceId.replaceAll("-", ""), "hex");
  return `ct_${Buffer.concat([workspace, randomBytes(secretBytes)]).toString("base64url")}`;
}

/** The workspace that a token is for; undefined if it is none. */
export function workspaceOfToken(token: string): string | undefined {
  if (!/^ct_[\w-]{54}$/.test(token)) return undefined;
  const bytes = Buffer.from(token.slice(3), "base64url");
  if (bytes.length !== workspaceBytes + secretBytes) return undefined;
  const hex = bytes.toString("hex", 0, workspaceBytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
