import { useQuery } from "@tanstack/react-query";
import { queries } from "../../../api/client.ts";
import { refusalOf } from "../../../api/refusal.ts";
import type { Message } from "../../../conversations/conversation.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { authorName, useMemberNames } from "../../../members/author-name.ts";
import { Dialog } from "../../../parts/dialog.tsx";
import { formatDateAndTime } from "../../../parts/format-time.ts";
import { RichText } from "../../../parts/rich-text.tsx";
import { SkeletonText } from "../../../parts/skeleton.tsx";
import { shownHtml } from "./message-pictures.ts";

/** What a message said before it was edited, the latest first. */
export function VersionsDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { workspaceId } = useDesk();
  const { conversationId, messageId, files } = message;
  const names = useMemberNames();
  const { data, error } = useQuery(
    queries.desk.messages.versions.queryOptions({ input: { workspaceId, conversationId, messageId } }),
  );
  return (
    <Dialog open onClose={onClose} title="Earlier wordings">
      {error && <p className="text-danger-text">{refusalOf(error).sentence}</p>}
      {!data && !error && <SkeletonText />}
      <ol className="flex flex-col gap-3">
        {data?.map(({ bodyHtml, replacedAt, replacedBy }) => (
          <li key={replacedAt.toISOString()} className="rounded-md border px-3 py-2">
            <p className="mb-1 text-meta text-muted">
              Until {formatDateAndTime(replacedAt)}, changed by {authorName(replacedBy, names)}
            </p>
            <RichText html={shownHtml(bodyHtml, files, workspaceId)} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
