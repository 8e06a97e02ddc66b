import { customerName } from "../../../conversations/conversation.ts";
import type { Detail } from "../../../conversations/use-conversation.ts";
import { Banner } from "../../../parts/banner.tsx";
import { Button } from "../../../parts/button.tsx";

interface ConflictProps {
  detail: Detail;
  busy: boolean;
  onAnyway: () => void;
  onEdit: () => void;
}

/** Something newer came while one wrote: what it says, and whether the reply still fits. */
export function Conflict({ detail: { conversation, messages }, busy, onAnyway, onEdit }: ConflictProps) {
  const newest = messages.findLast(({ kind }) => kind !== "note");
  const who = newest?.author.kind === "member" ? newest.author.name : customerName(conversation);
  return (
    <div className="px-4 pb-2">
      <Banner
        tone="warning"
        actions={
          <>
            <Button size="small" onClick={onEdit}>
              Edit
            </Button>
            <Button size="small" busy={busy} onClick={onAnyway}>
              Send anyway
            </Button>
          </>
        }
      >
        <span className="font-medium">{who} wrote while you were replying.</span> Your reply has not been sent.
        {newest && (
          <span dir="auto" className="line-clamp-2 block text-muted">
            “{newest.bodyText}”
          </span>
        )}
      </Banner>
    </div>
  );
}
