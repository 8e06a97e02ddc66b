import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { type Author, recordAudit } from "../workspaces/public.ts";
import { type IdentifierKind, identifierKinds } from "./identifier.ts";
import { deleteLimit, upsertLimit } from "./limit.sql.ts";
import { defaultLimits, limitOf, limitsWith } from "./limits.ts";
import { ownLimits } from "./resolution.sql.ts";
import { requestReview } from "./review.ts";
import { rulesInForce } from "./rule.sql.ts";
import { kindOfRule } from "./rule.ts";

export interface LimitShown {
  kind: string;
  most: number;
  /** What holds unless the workspace says otherwise. */
  usual: number;
}

/** How many identifiers of each kind a person may have here. */
export async function listLimits(tx: Tx, workspaceId: string): Promise<LimitShown[]> {
  const limits = limitsWith(await ownLimits(tx, workspaceId));
  return (await kindsOf(tx, workspaceId)).map((kind) => ({
    kind,
    most: limitOf(limits, kind),
    usual: limitOf(defaultLimits, kind),
  }));
}

/** Changes the limit of a kind, or lets the usual one hold again, and has everybody looked at again. */
export async function changeLimit(
  tx: Tx,
  workspaceId: string,
  kindName: string,
  most: number | null,
  by: Author,
): Promise<{ reviewId: string | null }> {
  const kind = (await kindsOf(tx, workspaceId)).find((known) => known === kindName);
  if (!kind) throw new Refusal("bad_input", `“${kindName}” is no kind of identifier here.`, "kind");
  const before = limitOf(limitsWith(await ownLimits(tx, workspaceId)), kind);
  if (most === null) await deleteLimit(tx, workspaceId, kind);
  else await upsertLimit(tx, workspaceId, kind, most);
  const after = most ?? limitOf(defaultLimits, kind);
  if (after === before) return { reviewId: null };

  await recordAudit(tx, workspaceId, by, "identifier_limit.changed", kind, { from: before, to: after });
  return { reviewId: await requestReview(tx, workspaceId, "limits", by.actor) };
}

async function kindsOf(tx: Tx, workspaceId: string): Promise<IdentifierKind[]> {
  const rules = await rulesInForce(tx, workspaceId);
  return [...identifierKinds, ...rules.filter(({ mode }) => mode === "join").map(({ trait }) => kindOfRule(trait))];
}
