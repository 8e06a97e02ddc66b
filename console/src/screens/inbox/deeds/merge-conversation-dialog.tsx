import { useQuery } from "@tanstack/react-query";
import { api, queries } from "../../../api/client.ts";
import { refusalOf } from "../../../api/refusal.ts";
import { type Conversation, customerName } from "../../../conversations/conversation.ts";
import { useDesk, useRow } from "../../../conversations/desk-context.ts";
import { stateLooks } from "../../../conversations/looks.ts";
import { ChooseDialog } from "../../../parts/choose-dialog.tsx";
import { RelativeTime } from "../../../parts/relative-time.tsx";
import { notify } from "../../../parts/toast.tsx";
import { useInbox } from "../inbox-context.ts";

/** Puts the open conversation into another one: of the same person first, then those of the list. */
export function MergeConversationDialog({ onClose }: { onClose: () => void }) {
  const { open, ids } = useInbox();
  const { rows, workspaceId } = useDesk();
  const row = useRow(open ?? "");
  const { data } = useQuery({
    ...queries.desk.conversations.list.queryOptions({
      input: { workspaceId, filter: { personId: row?.personId }, limit: 20 },
    }),
    enabled: row !== undefined,
  });
  const merge = useMergeConversation();
  const own = data?.conversations ?? [];
  const known = new Map(
    [...own, ...ids.flatMap((id) => rows.get(id) ?? [])].map((each) => [each.conversationId, each]),
  );
  known.delete(open ?? "");
  return (
    <ChooseDialog
      open
      onClose={onClose}
      title="Merge this conversation into"
      placeholder="A name, a title or a number"
      items={[...known.values()].filter(({ mergedInto }) => mergedInto === null).map(choosable)}
      onChoose={(into) => open && void merge(open, into)}
      empty="No other conversation matches."
    />
  );
}

function choosable(row: Conversation) {
  return {
    value: row.conversationId,
    label: `#${row.number} ${customerName(row)}${row.title || row.preview ? ` · ${row.title || row.preview}` : ""}`,
    icon: stateLooks[row.state].icon,
    colour: stateLooks[row.state].colour,
    detail: <RelativeTime at={row.lastMessageAt} />,
  };
}

/** Merges, shows the conversation that there is then, and offers to take it back. */
function useMergeConversation(): (conversationId: string, into: string) => Promise<void> {
  const { workspaceId, rows } = useDesk();
  const { show } = useInbox();
  const undo = async (conversationId: string) => {
    rows.put([await api.desk.conversations.unmerge({ workspaceId, conversationId })]);
    show(conversationId);
    notify({ title: "The merge is undone: both are what they were" });
  };
  const fail = (error: unknown) => notify({ title: refusalOf(error).sentence, tone: "problem" });
  return async (conversationId, into) => {
    try {
      const merged = await api.desk.conversations.merge({ workspaceId, conversationId, into });
      const was = rows.get(conversationId);
      rows.put([merged, ...(was ? [{ ...was, mergedInto: into }] : [])]);
      show(into);
      notify({ title: `Merged into #${merged.number}`, undo: () => void undo(conversationId).catch(fail) });
    } catch (error) {
      fail(error);
    }
  };
}
