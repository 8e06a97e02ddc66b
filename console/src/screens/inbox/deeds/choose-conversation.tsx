import { useQuery } from "@tanstack/react-query";
import { queries } from "../../../api/client.ts";
import { type Conversation, customerName } from "../../../conversations/conversation.ts";
import { useDesk, useRow } from "../../../conversations/desk-context.ts";
import { stateLooks } from "../../../conversations/looks.ts";
import { ChooseDialog } from "../../../parts/choose-dialog.tsx";
import { RelativeTime } from "../../../parts/relative-time.tsx";
import { useInbox } from "../inbox-context.ts";

interface ChooseConversationProps {
  title: string;
  onChoose: (conversationId: string) => void;
  onClose: () => void;
}

/** Another conversation than the open one: of the same person first, then those of the list. */
export function ChooseConversation({ title, onChoose, onClose }: ChooseConversationProps) {
  const { open, ids } = useInbox();
  const { rows, workspaceId } = useDesk();
  const row = useRow(open ?? "");
  const { data } = useQuery({
    ...queries.desk.conversations.list.queryOptions({
      input: { workspaceId, filter: { personId: row?.personId }, limit: 20 },
    }),
    enabled: row !== undefined,
  });
  const own = data?.conversations ?? [];
  const known = new Map(
    [...own, ...ids.flatMap((id) => rows.get(id) ?? [])].map((each) => [each.conversationId, each]),
  );
  known.delete(open ?? "");
  return (
    <ChooseDialog
      open
      onClose={onClose}
      title={title}
      placeholder="A name, a title or a number"
      items={[...known.values()].filter(({ mergedInto }) => mergedInto === null).map(choosable)}
      onChoose={onChoose}
      empty="No other conversation matches."
    />
  );
}

function choosable(row: Conversation) {
  const about = row.title || row.preview;
  return {
    value: row.conversationId,
    label: `#${row.number} ${customerName(row)}${about ? ` · ${about}` : ""}`,
    icon: stateLooks[row.state].icon,
    colour: stateLooks[row.state].colour,
    detail: <RelativeTime at={row.lastMessageAt} />,
  };
}
