import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { queries } from "../../../api/client.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import type { Detail } from "../../../conversations/use-conversation.ts";
import { classes } from "../../../parts/classes.ts";
import { KeyHint } from "../../../parts/key-hint.tsx";
import { Skeleton } from "../../../parts/skeleton.tsx";
import { useMay } from "../../../shell/session.ts";
import { type Compose, useInbox } from "../inbox-context.ts";
import { shownHtml } from "../thread/message-pictures.ts";
import { Collision } from "./collision.tsx";
import { type Draft, emptyDraft, useDrafts } from "./drafts.ts";
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
  const saved = useSavedDrafts(conversationId, mayReply);
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
        {saved ? (
          <Writing
            key={kind}
            kind={kind}
            detail={detail}
            first={saved[kind]}
            focusTimes={focusTimes}
            onSent={() => setKind("reply")}
          />
        ) : (
          <div className="h-28 px-4 py-3">
            <Skeleton width="w-40" />
          </div>
        )}
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

/** What was written before and not said: of this visit, else as the server kept it. Null while it is being read. */
function useSavedDrafts(conversationId: string, enabled: boolean): Record<Compose, Draft> | null {
  const { workspaceId, me } = useDesk();
  const drafts = useDrafts();
  const { data, isError } = useQuery({
    ...queries.desk.messages.drafts.queryOptions({ input: { workspaceId, conversationId } }),
    enabled,
    gcTime: 0,
  });
  const [saved, setSaved] = useState<Record<Compose, Draft> | null>(null);
  useEffect(() => {
    if (saved || (!data && !isError)) return;
    const own = (kind: Compose): Draft => {
      const kept = data?.find((draft) => draft.kind === kind && draft.memberId === me);
      if (!kept) return emptyDraft;
      return { html: shownHtml(kept.bodyHtml, kept.files, workspaceId), files: kept.files };
    };
    const of = (kind: Compose) => drafts.get(conversationId, kind) ?? own(kind);
    setSaved({ reply: of("reply"), note: of("note") });
  }, [saved, data, isError, conversationId, workspaceId, me, drafts]);
  return saved;
}
