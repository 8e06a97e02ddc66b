import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { authorsOf } from "./authors.ts";
import type { MessageKey } from "./change-message.ts";
import { findMessage } from "./message.sql.ts";
import { mergedSet } from "./root.sql.ts";
import { versionsOf } from "./sending.sql.ts";

/** Earlier wordings of a message, the latest first, with who replaced them. */
export async function versionsIn(tx: Tx, { workspaceId, conversationId, messageId }: MessageKey) {
  const message = await findMessage(tx, workspaceId, messageId);
  const together = await mergedSet(tx, workspaceId, conversationId);
  if (!message || !together.includes(message.conversationId))
    throw new Refusal("not_found", "There is no such message in this conversation.");
  const versions = await versionsOf(tx, workspaceId, messageId);
  const authorOf = await authorsOf(
    tx,
    workspaceId,
    versions.map(({ replacedBy }) => replacedBy),
  );
  return versions.map((version) => ({ ...version, replacedBy: authorOf(version.replacedBy).name }));
}
