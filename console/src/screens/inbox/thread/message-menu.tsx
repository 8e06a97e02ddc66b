import { Copy, Ellipsis, History, Pencil, Split, Trash2 } from "lucide-react";
import { api } from "../../../api/client.ts";
import { refusalOf } from "../../../api/refusal.ts";
import type { Message } from "../../../conversations/conversation.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { useKeepMessages } from "../../../conversations/use-conversation.ts";
import { IconButton } from "../../../parts/icon-button.tsx";
import { Menu, type MenuEntry } from "../../../parts/menu.tsx";
import { notify } from "../../../parts/toast.tsx";
import { useMay } from "../../../shell/session.ts";
import { useInbox } from "../inbox-context.ts";

interface MessageMenuProps {
  message: Message;
  onEdit: () => void;
  onVersions: () => void;
}

/** What can be done with one message. */
export function MessageMenu({ message, onEdit, onVersions }: MessageMenuProps) {
  const { me } = useDesk();
  const may = useMay("desk:reply");
  const remove = useRemove(message);
  const split = useSplit(message);
  const { kind, author, editedAt, bodyText } = message;
  const own = kind !== "inbound" && author.kind === "member" && author.id === me;
  const entries: MenuEntry[] = [
    { kind: "deed", label: "Copy the text", icon: Copy, run: () => void navigator.clipboard.writeText(bodyText) },
    ...(own && may ? [{ kind: "deed" as const, label: "Edit", icon: Pencil, run: onEdit }] : []),
    ...(editedAt ? [{ kind: "deed" as const, label: "Earlier wordings", icon: History, run: onVersions }] : []),
    ...(may
      ? [{ kind: "deed" as const, label: "Split off into a conversation of its own", icon: Split, run: split }]
      : []),
    ...(own && may ? [{ kind: "deed" as const, label: "Delete", icon: Trash2, danger: true, run: remove }] : []),
  ];
  return (
    <span className="shrink-0 opacity-0 group-focus-within/message:opacity-100 group-hover/message:opacity-100 has-data-popup-open:opacity-100">
      <Menu
        trigger={<IconButton icon={Ellipsis} label="More about this message" size="small" />}
        entries={entries}
        align={kind === "inbound" ? "start" : "end"}
      />
    </span>
  );
}

function useRemove({ conversationId, messageId }: Message): () => void {
  const { workspaceId } = useDesk();
  const keep = useKeepMessages(conversationId);
  return () =>
    void api.desk.messages.remove({ workspaceId, conversationId, messageId }).then(
      (removed) => {
        keep([removed]);
        notify({ title: "Deleted. What it said stays in its history." });
      },
      (error) => notify({ title: refusalOf(error).sentence, tone: "problem" }),
    );
}

function useSplit({ conversationId, messageId }: Message): () => void {
  const { workspaceId, rows } = useDesk();
  const { show } = useInbox();
  return () =>
    void api.desk.conversations.split({ workspaceId, conversationId, messageIds: [messageId] }).then(
      (made) => {
        rows.put([made]);
        show(made.conversationId);
        notify({ title: `Split off as #${made.number}`, undo: () => void join(made.conversationId) });
      },
      (error) => notify({ title: refusalOf(error).sentence, tone: "problem" }),
    );
  async function join(from: string): Promise<void> {
    try {
      rows.put([await api.desk.conversations.merge({ workspaceId, conversationId: from, into: conversationId })]);
      show(conversationId);
    } catch (error) {
      notify({ title: refusalOf(error).sentence, tone: "problem" });
    }
  }
}
