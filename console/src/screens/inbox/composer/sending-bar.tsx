import { Send } from "lucide-react";
import { useEffect, useState } from "react";
import type { Message } from "../../../conversations/conversation.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import type { Detail } from "../../../conversations/use-conversation.ts";
import { Button } from "../../../parts/button.tsx";
import { useCommands } from "../../../shell/use-commands.ts";
import { useTakeBack } from "./use-take-back.ts";

const undoMilliseconds = 15_000;

/** That one's reply goes out in a moment, and the way to stop it. */
export function SendingBar({ detail: { conversation, messages } }: { detail: Detail }) {
  const { me } = useDesk();
  const waiting = messages.findLast(
    ({ kind, sentAt, dueAt, author, writtenAt }) =>
      kind === "reply" &&
      !sentAt &&
      dueAt &&
      author.id === me &&
      dueAt.getTime() - writtenAt.getTime() < undoMilliseconds,
  );
  return waiting?.dueAt ? (
    <Counting
      key={waiting.messageId}
      message={waiting}
      dueAt={waiting.dueAt}
      conversationId={conversation.conversationId}
    />
  ) : null;
}

interface CountingProps {
  message: Message;
  dueAt: Date;
  conversationId: string;
}

function Counting({ message, dueAt, conversationId }: CountingProps) {
  const [left, setLeft] = useState(() => dueAt.getTime() - Date.now());
  const takeBack = useTakeBack(conversationId);
  const undo = () => void takeBack(message);
  useEffect(() => {
    const timer = setInterval(() => setLeft(dueAt.getTime() - Date.now()), 250);
    return () => clearInterval(timer);
  }, [dueAt]);
  useCommands([
    {
      id: "undo-send",
      label: "Take the reply back",
      group: "Conversation",
      shortcut: "z",
      run: () => left > 0 && undo(),
    },
  ]);
  if (left <= 0) return null;
  const seconds = Math.ceil(left / 1_000);
  return (
    <div className="relative flex h-9 items-center gap-2 overflow-hidden border-t bg-sunken px-4">
      <Send size={16} className="shrink-0 text-muted" aria-hidden />
      <span role="status" className="min-w-0 truncate">
        Your reply goes out in a moment
      </span>
      <span aria-hidden className="text-muted tabular-nums">
        {seconds} s
      </span>
      <span className="grow" />
      <Button size="small" shortcut="z" onClick={undo}>
        Undo
      </Button>
      <span
        aria-hidden
        className="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-accent-solid transition-transform duration-300 ease-linear"
        style={{ transform: `scaleX(${Math.min(1, left / 10_000)})` }}
      />
    </div>
  );
}
