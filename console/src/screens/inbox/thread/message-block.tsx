import { Lock } from "lucide-react";
import { memo, type ReactNode, useState } from "react";
import { authorWords } from "../../../conversations/author-words.ts";
import { type Conversation, customerName, type Message } from "../../../conversations/conversation.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { linkedHtml } from "../../../conversations/linked-html.ts";
import { Avatar } from "../../../parts/avatar.tsx";
import { channelLook } from "../../../parts/channels.ts";
import { classes } from "../../../parts/classes.ts";
import { formatClock, formatExactTime } from "../../../parts/format-time.ts";
import { RichText } from "../../../parts/rich-text.tsx";
import { DeliveryMark } from "./delivery-mark.tsx";
import { MessageEditor } from "./message-editor.tsx";
import { MessageFiles } from "./message-files.tsx";
import { MessageMenu } from "./message-menu.tsx";
import { shownHtml } from "./message-pictures.ts";
import { VersionsDialog } from "./versions-dialog.tsx";

interface MessageBlockProps {
  message: Message;
  conversation: Conversation;
  /** Whether it goes on with the turn above it, so that its author need not be said again. */
  continues: boolean;
  isLastReply: boolean;
  onPicture: (source: string) => void;
}

const surfaces = {
  inbound: "bg-sunken border-hairline",
  reply: "bg-accent-tint border-transparent",
  note: "bg-warning-wash border-warning-line",
} as const;

/**
 * One message: the customer's on the left, the team's on the right, notes on the team's side in their own colour. Drawn
 * once, however much happens around it.
 */
export const MessageBlock = memo(function MessageBlock({
  message,
  conversation,
  continues,
  isLastReply,
  onPicture,
}: MessageBlockProps) {
  const { kind, author, deletedAt } = message;
  const [mode, setMode] = useState<"read" | "edit" | "versions">("read");
  const ours = kind !== "inbound";
  const back = () => setMode("read");
  return (
    <article
      aria-label={`${kind === "note" ? "Note" : "Message"} of ${author.name}, ${formatExactTime(message.writtenAt)}`}
      className={classes(
        "group/message flex gap-2.5",
        ours ? "justify-end pl-10" : "pr-10",
        continues ? "pt-1" : "pt-3",
      )}
    >
      {!ours && (
        <span className="w-6 shrink-0 pt-0.5">
          {!continues && <Avatar name={conversation.personName && author.name} />}
        </span>
      )}
      <div className={classes("flex min-w-0 max-w-[42rem] flex-col", ours && "items-end", mode === "edit" && "grow")}>
        {!continues && <Byline message={message} conversation={conversation} />}
        <div
          className={classes(
            "flex max-w-full items-start gap-1",
            ours && "flex-row-reverse",
            mode === "edit" && "w-full",
          )}
        >
          <div className={classes("min-w-0 rounded-md border px-3 py-1.5", surfaces[kind], mode === "edit" && "grow")}>
            {mode === "edit" ? (
              <MessageEditor message={message} onDone={back} />
            ) : (
              <Body message={message} onPicture={onPicture} />
            )}
          </div>
          {mode !== "edit" && !deletedAt && (
            <MessageMenu message={message} onEdit={() => setMode("edit")} onVersions={() => setMode("versions")} />
          )}
        </div>
        <Under message={message} isLastReply={isLastReply} onVersions={() => setMode("versions")} />
      </div>
      {mode === "versions" && <VersionsDialog message={message} onClose={back} />}
    </article>
  );
});

function Byline({ message, conversation }: { message: Message; conversation: Conversation }) {
  const { me } = useDesk();
  const { author, channel, kind, writtenAt } = message;
  const { label, icon: Icon } = channelLook(channel);
  return (
    <div className="mb-1 flex max-w-full items-center gap-1.5 text-meta text-muted">
      {kind === "note" && <Lock size={12} className="text-warning-text" aria-hidden />}
      <span className="min-w-0 truncate font-medium text-text">
        {author.kind === "customer" && !conversation.personName ? customerName(conversation) : authorWords(author, me)}
      </span>
      {kind === "note" && <span className="text-warning-text">Note, seen by the team only</span>}
      {kind !== "note" && channel !== conversation.channel && (
        <span className="inline-flex items-center gap-1">
          · <Icon size={12} aria-hidden /> {label}
        </span>
      )}
      <time dateTime={writtenAt.toISOString()} title={formatExactTime(writtenAt)} className="shrink-0 tabular-nums">
        · {formatClock(writtenAt)}
      </time>
    </div>
  );
}

function Body({ message, onPicture }: { message: Message; onPicture: (source: string) => void }) {
  const { workspaceId } = useDesk();
  const { bodyHtml, bodyText, files, deletedAt } = message;
  if (deletedAt) return <p className="text-muted italic">This message was deleted.</p>;
  const said: ReactNode =
    bodyHtml || bodyText ? (
      <RichText html={linkedHtml(shownHtml(bodyHtml, files, workspaceId))} onImage={onPicture} />
    ) : null;
  return (
    <>
      {said}
      <MessageFiles message={message} onPicture={onPicture} />
    </>
  );
}

interface UnderProps {
  message: Message;
  isLastReply: boolean;
  onVersions: () => void;
}

/** What became of it, where that is worth a line. */
function Under({ message, isLastReply, onVersions }: UnderProps) {
  const { editedAt, deletedAt, kind } = message;
  const parts = [
    editedAt && !deletedAt && (
      <button key="edited" type="button" onClick={onVersions} className="rounded-sm hover:text-text hover:underline">
        Edited
      </button>
    ),
    kind === "reply" && !deletedAt && <DeliveryMark key="delivery" message={message} isLastReply={isLastReply} />,
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return <div className="mt-0.5 flex max-w-full items-center gap-2 text-meta text-muted empty:hidden">{parts}</div>;
}
