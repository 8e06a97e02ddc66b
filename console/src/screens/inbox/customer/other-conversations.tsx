import { useQuery } from "@tanstack/react-query";
import { queries } from "../../../api/client.ts";
import type { Conversation } from "../../../conversations/conversation.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { stateLooks } from "../../../conversations/looks.ts";
import { classes } from "../../../parts/classes.ts";
import { RelativeTime } from "../../../parts/relative-time.tsx";
import { FoldedList, RailSection } from "../../../people/rail-section.tsx";
import { useInbox } from "../inbox-context.ts";

const mostShown = 5;

/** What else the customer wrote about, the latest first. */
export function OtherConversations({ personId, except }: { personId: string; except: string }) {
  const { workspaceId } = useDesk();
  const { data } = useQuery(
    queries.desk.conversations.list.queryOptions({ input: { workspaceId, filter: { personId }, limit: 50 } }),
  );
  const others = data?.conversations.filter(({ conversationId }) => conversationId !== except) ?? [];
  if (others.length === 0) return null;
  return (
    <RailSection title="Other conversations" count={others.length}>
      <FoldedList items={others} itemKey={({ conversationId }) => conversationId} most={mostShown}>
        {(row) => <OtherLine row={row} />}
      </FoldedList>
    </RailSection>
  );
}

function OtherLine({ row }: { row: Conversation }) {
  const { show } = useInbox();
  const { label, icon: Icon, colour } = stateLooks[row.state];
  return (
    <button
      type="button"
      onClick={() => show(row.conversationId)}
      className="-mx-2 flex w-[calc(100%+1rem)] cursor-default items-center gap-2 rounded-md px-2 py-1 text-left hover:bg-hover"
    >
      <span role="img" aria-label={label} title={label} className={classes("shrink-0", colour)}>
        <Icon size={16} aria-hidden />
      </span>
      <span dir="auto" className="min-w-0 grow truncate">
        {row.title || row.preview || `#${row.number}`}
      </span>
      <span className="shrink-0 text-meta text-muted">
        <RelativeTime at={row.lastMessageAt} />
      </span>
    </button>
  );
}
