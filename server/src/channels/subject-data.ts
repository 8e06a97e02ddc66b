import type { Tx } from "../kernel/database.ts";
import { endFiles } from "../kernel/files/file-rows.ts";
import type { ExportedRows, SubjectData, Whose } from "../kernel/subject-data.ts";
import {
  deleteEmptyThreads,
  deleteMessagesWithin,
  deleteVisitorsWithin,
  messagesWithin,
  threadsWithin,
  visitorsWithin,
} from "./subject-data.sql.ts";

/** What a person and the company wrote to each other, and from which browsers. */
export const subjectData: SubjectData = {
  tables: ["channels.message", "channels.thread", "channels.visitor", "channels.visitor_proof"],
  async *export(tx, { workspaceId, spans }): AsyncGenerator<ExportedRows> {
    yield { table: "channels.visitor", rows: await visitorsWithin(tx, workspaceId, spans) };
    yield { table: "channels.thread", rows: await threadsWithin(tx, workspaceId, spans) };
    yield { table: "channels.message", rows: await messagesWithin(tx, workspaceId, spans) };
  },
  erase: eraseChannels,
};

/** Messages go with the inputs that they were made of, so that the journal's sum still holds. */
async function eraseChannels(tx: Tx, { workspaceId, spans }: Whose): Promise<void> {
  const sent = await deleteMessagesWithin(tx, workspaceId, spans);
  await deleteEmptyThreads(tx, workspaceId, spans);
  const handedIn = await deleteVisitorsWithin(tx, workspaceId, spans);
  await endFiles(tx, workspaceId, [...new Set([...sent, ...handedIn])], new Date());
}
