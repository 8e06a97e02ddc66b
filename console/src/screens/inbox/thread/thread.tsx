import { ArrowDown } from "lucide-react";
import { type Ref, useImperativeHandle, useMemo, useRef, useState } from "react";
import { customerName } from "../../../conversations/conversation.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { happeningWords } from "../../../conversations/happening-words.ts";
import { type ThreadItem, threadItems } from "../../../conversations/thread-items.ts";
import type { Detail } from "../../../conversations/use-conversation.ts";
import { Button } from "../../../parts/button.tsx";
import { dayName } from "../../../parts/day-name.ts";
import { Lightbox } from "../../../parts/lightbox.tsx";
import { useNow } from "../../../parts/now.ts";
import { useInbox } from "../inbox-context.ts";
import { HappeningsLine } from "./happenings-line.tsx";
import { MessageBlock } from "./message-block.tsx";
import { picturesOf } from "./message-pictures.ts";
import { seenBefore } from "./seen.ts";
import { Typing } from "./typing.tsx";
import { useReading } from "./use-reading.ts";
import { nearPixels, useStaying, useTarget } from "./use-staying.ts";

export interface ThreadHandle {
  focus: () => void;
}

interface ThreadProps {
  handle: Ref<ThreadHandle>;
  detail: Detail;
  onOlder: () => Promise<void>;
  loadingOlder: boolean;
}

/** What was said and done, the newest at the foot. Whoever reads above stays there; what comes announces itself. */
export function Thread({ handle, detail, onOlder, loadingOlder }: ThreadProps) {
  const { me, names, workspaceId } = useDesk();
  const { conversation, messages, happenings } = detail;
  const { target } = useInbox();
  const [seen] = useState(() => seenBefore(detail, me));
  const items = useMemo(
    () => threadItems(messages, happenings, { seen, isTold: (each) => happeningWords(each, names) !== null }),
    [messages, happenings, seen, names],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const { atEnd, missed, toEnd } = useStaying(scroller, messages);
  const [picture, showPicture] = useState<string | null>(null);
  const pictures = useMemo(
    () => messages.flatMap((message) => picturesOf(message, workspaceId)),
    [messages, workspaceId],
  );
  useReading(detail, atEnd);
  useTarget(target, scroller);
  useImperativeHandle(handle, () => ({ focus: () => scroller.current?.focus() }));
  const lastReply = messages.findLast(({ kind, sentAt }) => kind === "reply" && sentAt)?.messageId;

  return (
    <div className="relative flex min-h-0 grow flex-col">
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        tabIndex={0}
        aria-label={`Messages with ${customerName(conversation)}`}
        onScroll={({ currentTarget }) => {
          if (currentTarget.scrollTop < nearPixels && detail.before && !loadingOlder) void onOlder();
        }}
        className="min-h-0 grow overflow-y-auto overscroll-contain px-4 pt-2 pb-4 -outline-offset-2 [overflow-anchor:none]"
      >
        {detail.before ? (
          <div className="flex justify-center pb-2">
            <Button size="small" look="quiet" busy={loadingOlder} onClick={() => void onOlder()}>
              {loadingOlder ? "Reading older messages…" : "Older messages"}
            </Button>
          </div>
        ) : null}
        <ol className="flex flex-col">
          {items.map((item) => (
            <li key={item.key} id={item.key}>
              <Item item={item} detail={detail} isLastReply={isMessage(item, lastReply)} onPicture={showPicture} />
            </li>
          ))}
        </ol>
        <Typing customer={customerName(conversation)} />
      </section>
      {!atEnd && <ToNewest missed={missed} onClick={toEnd} />}
      <Lightbox pictures={pictures} shown={picture} onShow={showPicture} />
    </div>
  );
}

function isMessage(item: ThreadItem, messageId: string | undefined): boolean {
  return item.kind === "message" && item.message.messageId === messageId;
}

interface ItemProps {
  item: ThreadItem;
  detail: Detail;
  isLastReply: boolean;
  onPicture: (source: string) => void;
}

function Item({ item, detail, isLastReply, onPicture }: ItemProps) {
  switch (item.kind) {
    case "day":
      return <DayLine at={item.at} />;
    case "unread":
      return <UnreadLine />;
    case "happenings":
      return <HappeningsLine happenings={item.happenings} />;
    case "message":
      return (
        <MessageBlock
          message={item.message}
          conversation={detail.conversation}
          continues={item.continues}
          isLastReply={isLastReply}
          onPicture={onPicture}
        />
      );
  }
}

function DayLine({ at }: { at: Date }) {
  const now = useNow();
  return (
    <div className="flex items-center gap-3 pt-4 pb-2 text-meta text-muted">
      <span className="h-px grow bg-hairline" />
      <h3>{dayName(at, now)}</h3>
      <span className="h-px grow bg-hairline" />
    </div>
  );
}

function UnreadLine() {
  return (
    <div className="flex items-center gap-3 pt-3 pb-1 text-meta font-medium text-accent-text">
      <span className="h-px grow bg-accent-line" />
      New
      <span className="h-px grow bg-accent-line" />
    </div>
  );
}

function ToNewest({ missed, onClick }: { missed: number; onClick: () => void }) {
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
      <button
        type="button"
        onClick={onClick}
        className="pointer-events-auto flex h-7 items-center gap-1.5 rounded-full border border-accent-line bg-accent-tint pr-3 pl-2 font-medium text-accent-text tabular-nums hover:bg-accent-tint-hover"
      >
        <ArrowDown size={16} aria-hidden />
        {missed > 0 ? `${missed} new ${missed === 1 ? "message" : "messages"}` : "To the newest"}
      </button>
    </div>
  );
}
