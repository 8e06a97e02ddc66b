import { useEffect, useRef } from "react";
import { api } from "../../../api/client.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import type { Detail } from "../../../conversations/use-conversation.ts";
import { useMay } from "../../../shell/session.ts";

// Long enough that running through a list reads nothing.
const dwellMilliseconds = 1_200;

/** Tells the customer that what they wrote has been seen, once somebody has really had it before their eyes. */
export function useReading({ conversation: { conversationId }, messages }: Detail, atEnd: boolean): void {
  const { workspaceId } = useDesk();
  const mayReply = useMay("desk:reply");
  const told = useRef<string | null>(null);
  const latest = messages.findLast(({ kind }) => kind === "inbound")?.messageId;
  useEffect(() => {
    if (!latest || !atEnd || !mayReply || told.current === latest) return;
    const tell = () => {
      if (document.visibilityState !== "visible") return;
      told.current = latest;
      // Nobody loses anything if this is not heard: the next message says it again.
      api.desk.messages.read({ workspaceId, conversationId, messageId: latest }).catch(() => {
        told.current = null;
      });
    };
    const timer = setTimeout(tell, dwellMilliseconds);
    document.addEventListener("visibilitychange", tell);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tell);
    };
  }, [latest, atEnd, mayReply, workspaceId, conversationId]);
}
