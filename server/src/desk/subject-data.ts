import { randomUUID } from "node:crypto";
import type { Tx } from "../kernel/database.ts";
import { endFiles } from "../kernel/files/file-rows.ts";
import type { ExportedRows, SubjectData, Surroundings, Whose } from "../kernel/subject-data.ts";
import { lockConversations, updateConversations } from "./conversation.sql.ts";
import { deliveryFollower } from "./delivery.ts";
import { receivedFollower } from "./receive.ts";
import { deleteEntries } from "./search/entry.sql.ts";
import { searchFollower } from "./search/index-texts.ts";
import { stoodAnew } from "./standing.ts";
import { deleteSaid, exported, filesOf, makeNobodys, rowsOf, shareOf } from "./subject-data.sql.ts";

/** The conversations with a person. */
export const subjectData: SubjectData = {
  tables: ["desk.conversation", "desk.message"],
  followers: [receivedFollower.name, deliveryFollower.name, searchFollower.name],
  async *export(tx, { workspaceId, spans }): AsyncGenerator<ExportedRows> {
    const share = await shareOf(tx, workspaceId, spans);
    for (const table of Object.keys(exported) as (keyof typeof exported)[])
      yield { table, rows: await rowsOf(tx, workspaceId, table, share) };
  },
  erase: eraseConversations,
};

/** What was said is gone, with its files, titles and drafts; that there were conversations, and how they went, stays. */
async function eraseConversations(tx: Tx, { workspaceId, spans }: Whose, { clock }: Surroundings): Promise<void> {
  const share = await shareOf(tx, workspaceId, spans);
  await endFiles(tx, workspaceId, await filesOf(tx, workspaceId, share), clock.now());
  await deleteSaid(tx, workspaceId, share);
  await deleteEntries(tx, workspaceId, [...share.messageIds, ...share.conversationIds]);
  await makeNobodys(tx, workspaceId, share, spans, randomUUID());
  // Conversations with others in which theirs were read show what is left.
  const others = share.placeIds.filter((id) => !share.conversationIds.includes(id));
  const rows = await lockConversations(tx, workspaceId, others);
  await updateConversations(tx, workspaceId, await stoodAnew(tx, workspaceId, rows));
}
