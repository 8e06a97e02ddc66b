import { api } from "../../../api/client.ts";
import { refusalOf } from "../../../api/refusal.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { notify } from "../../../parts/toast.tsx";
import { useInbox } from "../inbox-context.ts";

interface Merging {
  merge: (conversationId: string, into: string) => void;
  /** Takes a merge back: both are again what they were. */
  unmerge: (conversationId: string) => void;
}

/** Merges two conversations, shows the one that there is then, and offers to take it back. */
export function useMergeConversation(): Merging {
  const { workspaceId, rows } = useDesk();
  const { show } = useInbox();
  const fail = (error: unknown) => notify({ title: refusalOf(error).sentence, tone: "problem" });
  const unmerge = async (conversationId: string) => {
    rows.put([await api.desk.conversations.unmerge({ workspaceId, conversationId })]);
    show(conversationId);
    notify({ title: "The merge is undone: both are what they were" });
  };
  const merge = async (conversationId: string, into: string) => {
    const merged = await api.desk.conversations.merge({ workspaceId, conversationId, into });
    const was = rows.get(conversationId);
    rows.put([merged, ...(was ? [{ ...was, mergedInto: into }] : [])]);
    show(into);
    notify({ title: `Merged into #${merged.number}`, undo: () => void unmerge(conversationId).catch(fail) });
  };
  return {
    merge: (conversationId, into) => void merge(conversationId, into).catch(fail),
    unmerge: (conversationId) => void unmerge(conversationId).catch(fail),
  };
}
