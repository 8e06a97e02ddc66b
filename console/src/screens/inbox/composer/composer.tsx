import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { queries } from "../../../api/client.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import type { Detail } from "../../../conversations/use-conversation.ts";
import { classes } from "../../../parts/classes.ts";
import { KeyHint } from "../../../parts/key-hint.tsx";
import { useMay } from "../../../shell/session.ts";
import { type Compose, useInbox } from "../inbox-context.ts";
import { shownHtml } from "../thread/message-pictures.ts";
import { Collision } from "./collision.tsx";
import { useDrafts } from "./drafts.ts";
import { SendingBar } from "./sending-bar.tsx";
import { Writing } from "./writing.tsx";

const kinds: readonly { kind: Compose; label: string; shortcut: string }[] = [
  { kind: "reply", label: "Reply", shortcut: "r" },
  { kind: "note", label: "Note", shortcut: "n" },
];

/** Where one answers the customer, or leaves a note for the team. */
export function Composer({ detail }: { detail: Detail }) {
  const mayReply = useMay("desk:reply");
  const { composing } = useInbox();
  const { conversationId, mergedInto } = detail.conversation;
  const [kind, setKind] = useState<Compose>("reply");
  const [focusTimes, setFocusTimes] = useState(0);
  const [asked, setAsked] = useState(composing.times);
  if (asked !== composing.times) {
    setAsked(composing.times);
    setKind(composing.kind);
    setFocusTimes(focusTimes + 1);
  }
  useSavedDrafts(conversationId, mayReply);
  if (mergedInto) return <Closed>This conversation was merged into another one. Writing goes on there.</Closed>;
  if (!mayReply) return <Closed>Your role may read conversations. Ask an admin if you want to answer.</Closed>;
  const choose = (next: Compose) => {
    setKind(next);
    setFocusTimes(focusTimes + 1);
  };
  return (
    <section aria-label="Answer" className="shrink-0">
      <SendingBar detail={detail} />
      <Collision />
      <div className={classes("border-t", kind === "note" && "bg-warning-wash")}>
        <div role="tablist" aria-label="What to write" className="flex gap-4 px-4 pt-1.5">
          {kinds.map((each) => (
            <KindTab key={each.kind} {...each} current={each.kind === kind} onChoose={() => choose(each.kind)} />
          ))}
        </div>
        <Writing key={kind} kind={kind} detail={detail} focusTimes={focusTimes} onSent={() => setKind("reply")} />
      </div>
    </section>
  );
}

interface KindTabProps {
  kind: Compose;
  label: string;
  shortcut: string;
  current: boolean;
  onChoose: () => void;
}

function KindTab({ label, shortcut, current, onChoose }: KindTabProps) {
  return (
    <button
      type="button"
      role="tab"
      aria-selected={current}
      onClick={onChoose}
      className={classes(
        "-mb-px flex h-7 cursor-default items-center gap-1.5 border-b-2 font-medium",
        current ? "border-accent-solid text-text" : "border-transparent text-muted hover:text-text",
      )}
    >
      {label}
      {!current && <KeyHint keys={shortcut} />}
    </button>
  );
}

function Closed({ children }: { children: string }) {
  return <p className="shrink-0 border-t bg-sunken px-4 py-3 text-center text-pretty text-muted">{children}</p>;
}

/** Brings back what the server kept of an earlier visit, unless something is being written here already. */
function useSavedDrafts(conversationId: string, enabled: boolean): void {
  const { workspaceId, me } = useDesk();
  const drafts = useDrafts();
  const { data } = useQuery({
    ...queries.desk.messages.drafts.queryOptions({ input: { workspaceId, conversationId } }),
    enabled,
    gcTime: 0,
  });
  useEffect(() => {
    for (const { kind, memberId, bodyHtml, files } of data ?? []) {
      if (memberId !== me || drafts.get(conversationId, kind)) continue;
      drafts.restore(conversationId, kind, { html: shownHtml(bodyHtml, files, workspaceId), files });
    }
  }, [data, conversationId, workspaceId, me, drafts]);
}
