import { Avatar } from "./avatar.tsx";
import { Files } from "./files.tsx";
import { fill } from "./format.ts";
import { Icon } from "./icons.tsx";
import { memo } from "./memo.ts";
import { MessageText } from "./rich-text.tsx";
import type { Row } from "./rows.ts";
import { useSurroundings } from "./surroundings.ts";

/** One line of a conversation. `standing` is told under the visitor's newest message. */
export const RowView = memo(function RowView({ row, isNewestOwn }: { row: Row; isNewestOwn: boolean }) {
  const { texts, format } = useSurroundings();
  switch (row.kind) {
    case "day":
      return (
        <h3 class="day">
          <span>{format.day(row.at)}</span>
        </h3>
      );
    case "unread":
      return (
        <div class="unread-line" id="unread">
          <span>{texts.unread}</span>
        </div>
      );
    case "note":
      return (
        <p class="note">
          <MessageText message={row.message} />
        </p>
      );
    case "message":
      return <MessageRow row={row} isNewestOwn={isNewestOwn} />;
    case "outgoing":
      return <OutgoingRow row={row} />;
  }
});

function MessageRow({ row, isNewestOwn }: { row: Row & { kind: "message" }; isNewestOwn: boolean }) {
  const { texts, format } = useSurroundings();
  const { message, isFirst, isLast } = row;
  const { author, direction, sentAt } = message;
  const isOwn = direction === "in";
  const failed = message.state === "failed";
  return (
    <article class={`message ${isOwn ? "own" : "theirs"}${isFirst ? " first" : ""}${isLast ? " last" : ""}`}>
      {!isOwn && <span class="face">{isLast && <Avatar author={author} size={28} />}</span>}
      <div class="said">
        {isOwn ? <span class="unseen">{texts.you}</span> : isFirst && <AuthorName row={row} />}
        <Bubble row={row} />
        {(isLast || message.revisedAt || failed) && (
          <p class="under">
            {message.revisedAt && !message.withdrawnAt && <span>{texts.revised}</span>}
            <time dateTime={sentAt}>{format.time(sentAt)}</time>
            {isOwn && (isNewestOwn || failed) && <Standing state={message.state} />}
          </p>
        )}
      </div>
    </article>
  );
}

function AuthorName({ row }: { row: Row & { kind: "message" } }) {
  const { texts } = useSurroundings();
  const { author } = row.message;
  return (
    <p class="author">
      {author.name}
      {author.kind === "bot" && <span class="tag">{texts.bot}</span>}
    </p>
  );
}

function Bubble({ row: { message } }: { row: Row & { kind: "message" } }) {
  const { texts } = useSurroundings();
  if (message.withdrawnAt) return <p class="bubble withdrawn">{texts.withdrawn}</p>;
  return (
    <>
      {message.text && (
        <div class="bubble">
          <MessageText message={message} />
        </div>
      )}
      <Files files={message.files} />
    </>
  );
}

function OutgoingRow({ row }: { row: Row & { kind: "outgoing" } }) {
  const { chat, texts } = useSurroundings();
  const { outgoing, isFirst, isLast } = row;
  const { clientId, failure, text, files } = outgoing;
  const isLive = chat.link().phase === "live";
  return (
    <article class={`message own waiting${isFirst ? " first" : ""}${isLast ? " last" : ""}`}>
      <div class="said">
        <span class="unseen">{texts.you}</span>
        {text && (
          <div class={failure ? "bubble refused" : "bubble"}>
            <MessageText message={{ text, direction: "in" }} />
          </div>
        )}
        <Files files={files} />
        {failure ? (
          <p class="under wrong">
            <Icon name="wrong" size={14} />
            <span>{refusalText(texts, failure)}</span>
            <button type="button" class="quiet" onClick={() => chat.retry(clientId)}>
              {texts.retry}
            </button>
            <button type="button" class="quiet" onClick={() => chat.discard(clientId)}>
              {texts.discard}
            </button>
          </p>
        ) : (
          isLast && (
            <p class="under">
              <Icon name="clock" size={14} />
              <span>{isLive ? texts.sending : texts.waits}</span>
            </p>
          )
        )}
      </div>
    </article>
  );
}

function Standing({ state }: { state: "sent" | "delivered" | "read" | "failed" }) {
  const { texts } = useSurroundings();
  const icon = { sent: "check", delivered: "twice", read: "twice", failed: "wrong" } as const;
  return (
    <span class={`standing ${state}`}>
      <Icon name={icon[state]} size={14} />
      {texts[state]}
    </span>
  );
}

/** Why the server refused something, in the visitor's language; in the server's words where there are no others. */
export function refusalText(
  texts: ReturnType<typeof useSurroundings>["texts"],
  { code, sentence }: { code: string; sentence: string },
): string {
  const known: Record<string, string> = {
    blocked: texts.blocked,
    not_found: texts.notFound,
    no_such_file: fill(texts.uploadFailed, { name: "" }).trim(),
    mail_unavailable: texts.mailUnavailable,
    bad_email: texts.badEmail,
    unavailable: texts.unavailable,
  };
  return known[code] ?? (sentence || texts.failed);
}
