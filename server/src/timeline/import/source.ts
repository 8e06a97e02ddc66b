import type { Tx } from "../../kernel/database.ts";
import { type Source, workspaceSecrets } from "../../workspaces/public.ts";
import type { ImportKey } from "./import.sql.ts";

/** An import is a source of its own. Only those whom the company trusts may import, so what a file says is proof. */
export async function sourceOf(tx: Tx, { workspaceId, importId }: ImportKey): Promise<Source> {
  return { ...(await workspaceSecrets(tx, workspaceId)), workspaceId, sourceId: importId, trust: "server" };
}
