import { useQueryClient } from "@tanstack/react-query";
import { api, queries } from "../api/client.ts";
import { refusalOf } from "../api/refusal.ts";
import { notify } from "../parts/toast.tsx";
import { changed, inverse } from "./changes.ts";
import type { Change, Conversation } from "./conversation.ts";
import { type Desk, useDesk } from "./desk-context.ts";

/** Changes conversations at once on the screen and then on the server, and offers to take it back. */
export function useChange(): (ids: readonly string[], changes: Change[], words: string) => Promise<void> {
  const desk = useDesk();
  const cache = useQueryClient();
  const renew = () => void cache.invalidateQueries({ queryKey: queries.desk.conversations.counts.key() });
  return async (ids, changes, words) => {
    const before = ids.flatMap((id) => desk.rows.get(id) ?? []);
    const done = await perform(desk, ids, changes);
    renew();
    if (!done) return;
    const undo = async () => {
      await Promise.all(inverses(before, changes).map(([back, some]) => perform(desk, some, back)));
      renew();
    };
    notify({ title: words, undo: () => void undo() });
  };
}

/** The changes that take others back, with the conversations that need the same ones together. */
export function inverses(before: readonly Conversation[], changes: readonly Change[]): [Change[], string[]][] {
  const backOf = (row: Conversation) => changes.map((change) => inverse(row, change)).toReversed();
  const groups = Map.groupBy(before, (row) => JSON.stringify(backOf(row)));
  return [...groups.values()].map((rows) => [backOf(rows[0]!), rows.map(({ conversationId }) => conversationId)]);
}

async function perform({ rows, workspaceId }: Desk, ids: readonly string[], changes: Change[]): Promise<boolean> {
  const now = new Date();
  const settle = rows.patch(ids, (row) => changes.reduce((was, change) => changed(was, change, now), row));
  try {
    if (ids.length === 1)
      rows.put([await api.desk.conversations.change({ workspaceId, conversationId: ids[0]!, changes })]);
    else await changeMany(workspaceId, ids, changes, rows);
    return true;
  } catch (error) {
    notify({ title: refusalOf(error).sentence, tone: "problem" });
    return false;
  } finally {
    settle();
  }
}

async function changeMany(workspaceId: string, ids: readonly string[], changes: Change[], rows: Desk["rows"]) {
  const { refused } = await api.desk.conversations.changeMany({ workspaceId, conversationIds: [...ids], changes });
  const left = new Set(refused.map(({ conversationId }) => conversationId));
  const now = new Date();
  const done = ids.filter((id) => !left.has(id)).flatMap((id) => rows.get(id) ?? []);
  // The patch lies over these still, so this only makes it last until the live topic brings the rows themselves.
  rows.put(done.map((row) => changes.reduce((was, change) => changed(was, change, now), row)));
  if (refused[0]) notify({ title: `${refused.length} could not be changed. ${refused[0].sentence}`, tone: "problem" });
}
