import { useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { refusalOf } from "../../../api/refusal.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { detailOptions } from "../../../conversations/use-conversation.ts";
import { notify } from "../../../parts/toast.tsx";

interface Linking {
  link: (conversationId: string, otherId: string) => void;
  unlink: (conversationId: string, otherId: string) => void;
}

/** Links two conversations that have to do with each other, or takes a link away; either can be taken back. */
export function useLinkConversation(): Linking {
  const { workspaceId } = useDesk();
  const cache = useQueryClient();
  const renew = (ids: readonly string[]) =>
    Promise.all(ids.map((id) => cache.invalidateQueries({ queryKey: detailOptions(workspaceId, id).queryKey })));
  const set = async (conversationId: string, otherId: string, linked: boolean) => {
    const { link, unlink } = api.desk.conversations;
    try {
      await (linked ? link : unlink)({ workspaceId, conversationId, otherId });
      await renew([conversationId, otherId]);
      notify({
        title: linked ? "Linked" : "No longer linked",
        undo: () => void set(conversationId, otherId, !linked),
      });
    } catch (error) {
      notify({ title: refusalOf(error).sentence, tone: "problem" });
    }
  };
  return {
    link: (conversationId, otherId) => void set(conversationId, otherId, true),
    unlink: (conversationId, otherId) => void set(conversationId, otherId, false),
  };
}
