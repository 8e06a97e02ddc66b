import type { Caller } from "../kernel/access.ts";
import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { type AuditRow, insertAuditEntry, listAuditEntries } from "./audit.sql.ts";

/** Who did something and from where, as an audit entry keeps it. */
export type Author = Pick<Caller, "actor" | "ip" | "userAgent">;

/** Leaves the record of an administrative act in the transaction of the act itself. */
export async function recordAudit(
  tx: Tx,
  workspaceId: string,
  { actor, ip, userAgent }: Author,
  act: string,
  target: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await insertAuditEntry(tx, workspaceId, { actor, act, target, detail, ip, userAgent: userAgent.slice(0, 400) });
}

/** One page of the audit log, newest first. */
export async function readAudit(
  tx: Tx,
  workspaceId: string,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<{ entries: AuditRow[]; next: string | null }> {
  const entries = await listAuditEntries(tx, workspaceId, before ? placeOf(before) : undefined, limit + 1);
  const page = entries.slice(0, limit);
  return { entries: page, next: entries.length > limit ? (page.at(-1)?.cursor ?? null) : null };
}

function placeOf(cursor: string): { microseconds: number; entryId: string } {
  const [, microseconds, entryId] = /^(\d{1,16})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? [];
  if (!microseconds || !entryId)
    throw new Refusal("bad_input", "“before” must be a “next” of an earlier page.", "before");
  return { microseconds: Number(microseconds), entryId };
}
