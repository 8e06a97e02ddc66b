import { createHmac, timingSafeEqual } from "node:crypto";

// A pass lets whoever has it fetch one file for some hours: an <img> cannot send a header. It is only given to those who may
// see the message, and holds the workspace, the time until which it is good, and their HMAC under the workspace's salt.
const goodForSeconds = 12 * 3600;
const macBytes = 16;

/** The address of a file, good for some hours from now. */
export function fileUrl(at: { workspaceId: string; salt: Buffer }, fileId: string, now: Date): string {
  // Rounded, so that a browser's cache meets the same address again.
  const until = (Math.floor(now.getTime() / 3_600_000) + 1) * 3600 + goodForSeconds;
  const head = Buffer.alloc(20);
  Buffer.from(at.workspaceId.replaceAll("-", ""), "hex").copy(head);
  head.writeUInt32BE(until, 16);
  const pass = Buffer.concat([head, macOf(at.salt, head, fileId)]).toString("base64url");
  return `/chat/v1/files/${fileId}?pass=${pass}`;
}

/** The workspace that a pass says it is for; undefined if it is none, or is no longer good. */
export function workspaceOfPass(pass: string, now: Date): string | undefined {
  if (!/^[\w-]{48}$/.test(pass)) return undefined;
  const bytes = Buffer.from(pass, "base64url");
  if (bytes.readUInt32BE(16) * 1000 < now.getTime()) return undefined;
  const hex = bytes.toString("hex", 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether a pass is for this file, and was made with this workspace's salt. */
export function isPassFor(pass: string, salt: Buffer, fileId: string): boolean {
  const bytes = Buffer.from(pass, "base64url");
  return timingSafeEqual(bytes.subarray(20), macOf(salt, bytes.subarray(0, 20), fileId));
}

function macOf(salt: Buffer, head: Buffer, fileId: string): Buffer {
  return createHmac("sha256", salt).update("chat file\0").update(head).update(fileId).digest().subarray(0, macBytes);
}
