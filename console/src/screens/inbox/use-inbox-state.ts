import { useEffect, useRef, useState } from "react";
import { useDesk } from "../../conversations/desk-context.ts";
import { neighbourOf } from "../../conversations/list-state.ts";
import { passes } from "../../conversations/passes.ts";
import type { View } from "../../conversations/views.ts";
import type { Compose, InboxState, Question } from "./inbox-context.ts";
import type { InboxPlace } from "./inbox-place.ts";

const none: ReadonlySet<string> = new Set();

/** What is open, selected and asked in the inbox, and what comes next. */
export function useInboxState(view: View, { open, show }: InboxPlace, ids: readonly string[]): InboxState {
  const { rows, me } = useDesk();
  const [selected, select] = useState(none);
  const [target, aim] = useState<string | null>(null);
  const [question, ask] = useState<Question | null>(null);
  const [composing, setComposing] = useState<InboxState["composing"]>({ kind: "reply", times: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was selected in one view is not meant in another.
  useEffect(() => select(none), [view.id]);
  const latest = useRef(ids);
  latest.current = ids;
  const advance = () => {
    const left = (id: string) => {
      const row = rows.get(id);
      return row !== undefined && passes(view.filter, row, me) === false;
    };
    if (!open || !left(open)) return;
    show(neighbourOf(latest.current, new Set(latest.current.filter(left)), open));
  };
  return {
    view,
    open,
    show: (conversationId, messageId = null) => {
      aim(messageId);
      show(conversationId);
    },
    target,
    ids,
    selected,
    select,
    targets: selected.size > 0 ? [...selected] : open ? [open] : [],
    question,
    ask,
    compose: (kind: Compose) => setComposing(({ times }) => ({ kind, times: times + 1 })),
    composing,
    advance,
  };
}
