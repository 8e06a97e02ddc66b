import { useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { refusalOf } from "../../../api/refusal.ts";
import type { Message } from "../../../conversations/conversation.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { detailOptions } from "../../../conversations/use-conversation.ts";
import { notify } from "../../../parts/toast.tsx";
import { useInbox } from "../inbox-context.ts";
import { shownHtml } from "../thread/message-pictures.ts";
import { useDrafts } from "./drafts.ts";

/** Takes back a reply that has not gone out yet, and puts it where it was written. */
export function useTakeBack(conversationId: string): (message: Message) => Promise<void> {
  const { workspaceId } = useDesk();
  const cache = useQueryClient();
  const drafts = useDrafts();
  const { compose } = useInbox();
  const { queryKey } = detailOptions(workspaceId, conversationId);
  return async ({ messageId }) => {
    try {
      const { draft } = await api.desk.messages.takeBack({ workspaceId, conversationId, messageId });
      cache.setQueryData(
        queryKey,
        (now) => now && { ...now, messages: now.messages.filter((each) => each.messageId !== messageId) },
      );
      drafts.restore(conversationId, "reply", {
        html: shownHtml(draft.bodyHtml, draft.files, workspaceId),
        files: draft.files,
      });
      compose("reply");
    } catch (error) {
      notify({ title: refusalOf(error).sentence, tone: "problem" });
    }
  };
}
