import type { Tx } from "../kernel/database.ts";
import type { Surroundings, Whose } from "../kernel/subject-data.ts";
import { recountSubjects } from "./activity.ts";
import { forgetUploads } from "./import/forget-uploads.ts";
import { mentionsInNames, mentionsOf } from "./mention.ts";
import { deleteMentions, namesMentioning, renameFiles, renameSeen, renameTouchpoints } from "./mentions.sql.ts";

/** What stands where a name mentioned somebody who was erased. */
export const erasedName = "(erased)";

/**
 * Erases what mentions a person outside of their own timeline: inputs that could not be stored, uploads that wait to be
 * imported, and names, under which others may have touchpoints too.
 */
export async function eraseMentions(tx: Tx, { workspaceId, identifiers }: Whose, server: Surroundings): Promise<void> {
  const mentions = mentionsOf(identifiers);
  await deleteMentions(tx, workspaceId, mentions);
  await forgetUploads(tx, workspaceId, mentions, server);
  await eraseNames(tx, workspaceId, identifiers);
}

async function eraseNames(tx: Tx, workspaceId: string, identifiers: Whose["identifiers"]): Promise<void> {
  const mentions = mentionsInNames(identifiers);
  if (mentions.length === 0) return;
  await renameFiles(tx, workspaceId, mentions, erasedName);
  const names = await namesMentioning(tx, workspaceId, mentions);
  if (names.length === 0) return;
  const subjectIds = await renameTouchpoints(tx, workspaceId, names, erasedName);
  await renameSeen(tx, workspaceId, names, erasedName);
  if (subjectIds.length > 0) await recountSubjects(tx, workspaceId, subjectIds);
}
