import { Check, CheckCheck, CircleAlert, Clock, type LucideIcon } from "lucide-react";
import { useEffect, useState } from "react";
import { api } from "../../../api/client.ts";
import { refusalOf } from "../../../api/refusal.ts";
import type { Message } from "../../../conversations/conversation.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { useKeepMessages } from "../../../conversations/use-conversation.ts";
import { classes } from "../../../parts/classes.ts";
import { formatClock, formatDateAndTime } from "../../../parts/format-time.ts";
import { notify } from "../../../parts/toast.tsx";
import { useTakeBack } from "../composer/use-take-back.ts";

/** What became of a reply. The latest says it always, the others only when something is the matter. */
export function DeliveryMark({ message, isLastReply }: { message: Message; isLastReply: boolean }) {
  const { dueAt, sentAt, delivery } = message;
  if (!sentAt && dueAt) return <Waiting message={message} dueAt={dueAt} />;
  if (delivery?.state === "failed") return <Failed message={message} reason={delivery.reason} />;
  if (!isLastReply) return null;
  switch (delivery?.state) {
    case "read":
      return <State icon={CheckCheck} words={`Read ${formatClock(delivery.at)}`} colour="text-accent-text" />;
    case "delivered":
      return <State icon={CheckCheck} words="Delivered" />;
    case "sent":
      return <State icon={Check} words="Sent" />;
    case "queued":
      return <State icon={Clock} words="On its way" />;
    default:
      return sentAt ? <State icon={Check} words="Sent" /> : null;
  }
}

function State({ icon: Icon, words, colour }: { icon: LucideIcon; words: string; colour?: string }) {
  return (
    <span className={classes("inline-flex items-center gap-1 tabular-nums", colour)}>
      <Icon size={12} aria-hidden />
      {words}
    </span>
  );
}

// Nearer than this one counts seconds; further away one names the time.
const countedMilliseconds = 60_000;

function Waiting({ message, dueAt }: { message: Message; dueAt: Date }) {
  const left = useMillisecondsUntil(dueAt);
  const takeBack = useTakeBack(message.conversationId);
  const words =
    left > countedMilliseconds
      ? `Goes out ${formatDateAndTime(dueAt)}`
      : left > 0
        ? `Goes out in ${Math.ceil(left / 1_000)} s`
        : "On its way";
  return (
    <>
      <State icon={Clock} words={words} />
      {left > countedMilliseconds && (
        <button
          type="button"
          onClick={() => void takeBack(message)}
          className="rounded-sm font-medium text-accent-text hover:underline"
        >
          Take back
        </button>
      )}
    </>
  );
}

function Failed({ message, reason }: { message: Message; reason: string }) {
  const { workspaceId } = useDesk();
  const { conversationId, messageId } = message;
  const keep = useKeepMessages(conversationId);
  const retry = () =>
    api.desk.messages.retry({ workspaceId, conversationId, messageId }).then(
      (again) => keep([again]),
      (error) => notify({ title: refusalOf(error).sentence, tone: "problem" }),
    );
  return (
    <span role="alert" className="inline-flex min-w-0 flex-wrap items-center gap-x-2 text-danger-text">
      <span className="inline-flex min-w-0 items-center gap-1">
        <CircleAlert size={12} className="shrink-0" aria-hidden />
        <span className="min-w-0">Not delivered{reason && `: ${reason}`}</span>
      </span>
      <button type="button" onClick={() => void retry()} className="rounded-sm font-medium hover:underline">
        Try again
      </button>
    </span>
  );
}

/** How long until a moment, renewed each second while it is near. */
function useMillisecondsUntil(at: Date): number {
  const [left, setLeft] = useState(() => at.getTime() - Date.now());
  useEffect(() => {
    const tick = () => setLeft(at.getTime() - Date.now());
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [at]);
  return left;
}
