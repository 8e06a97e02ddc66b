import { useQuery } from "@tanstack/react-query";
import { Link2Off } from "lucide-react";
import { useDesk } from "../../../conversations/desk-context.ts";
import { detailOptions } from "../../../conversations/use-conversation.ts";
import { IconButton } from "../../../parts/icon-button.tsx";
import { RailSection } from "../../../people/rail-section.tsx";
import { useLinkConversation } from "../deeds/use-link-conversation.ts";
import { useInbox } from "../inbox-context.ts";

/** Conversations that have to do with this one, whoever wrote them. */
export function LinkedConversations({ conversationId }: { conversationId: string }) {
  const { workspaceId } = useDesk();
  const { show } = useInbox();
  const { unlink } = useLinkConversation();
  // Asks nothing by itself: the conversation is read by its own pane.
  const { data } = useQuery({ ...detailOptions(workspaceId, conversationId), enabled: false });
  if (!data || data.linked.length === 0) return null;
  return (
    <RailSection title="Linked" count={data.linked.length}>
      <ul>
        {data.linked.map(({ conversationId: otherId, number, title, because }) => (
          <li key={otherId} className="group/link -mx-2 flex items-center rounded-md pr-1 hover:bg-hover">
            <button
              type="button"
              onClick={() => show(otherId)}
              className="flex min-w-0 grow cursor-default items-center gap-2 rounded-md px-2 py-1 text-left"
            >
              <span className="shrink-0 text-muted tabular-nums">#{number}</span>
              <span className="min-w-0 grow truncate">{title || because}</span>
            </button>
            <span className="opacity-0 group-focus-within/link:opacity-100 group-hover/link:opacity-100">
              <IconButton
                icon={Link2Off}
                label={`Remove the link to #${number}`}
                size="small"
                onClick={() => unlink(conversationId, otherId)}
              />
            </span>
          </li>
        ))}
      </ul>
    </RailSection>
  );
}
