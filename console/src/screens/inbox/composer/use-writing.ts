import { useRef, useState } from "react";
import { api } from "../../../api/client.ts";
import { type Refusal, refusalOf } from "../../../api/refusal.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { type Detail, useKeepMessages } from "../../../conversations/use-conversation.ts";
import type { Compose } from "../inbox-context.ts";
import { storedHtml } from "../thread/message-pictures.ts";
import type { Draft } from "./drafts.ts";
import { mentionedIn } from "./triggers.ts";

export interface Sending {
  /** The state that the conversation is in afterwards. */
  stateAfter?: "open" | "pending" | "resolved";
  /** Not in ten seconds but then. */
  sendAt?: Date;
  threadId?: string | undefined;
  /** Although the customer wrote meanwhile. */
  anyway?: boolean;
}

interface WritingState {
  busy: boolean;
  /** Why it was not said; the text is still there. */
  refusal: Refusal | null;
  /** What was about to be sent when a newer message was in the way. */
  held: Sending | null;
  /** True when it has been said. */
  send: (draft: Draft, sending: Sending) => Promise<boolean>;
  dismiss: () => void;
}

/** Says what was written, once, and not past a message that its writer has not seen. */
export function useSending({ conversation, messages }: Detail, kind: Compose): WritingState {
  const { workspaceId } = useDesk();
  const { conversationId } = conversation;
  const keep = useKeepMessages(conversationId);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [held, setHeld] = useState<Sending | null>(null);
  // Kept until it has been said, so that a second try after a broken connection says it once.
  const messageId = useRef(crypto.randomUUID());
  const seen = messages.findLast((message) => message.kind === "inbound")?.messageId ?? null;
  const dismiss = () => {
    setRefusal(null);
    setHeld(null);
  };

  const send = async ({ html, files }: Draft, sending: Sending) => {
    if (busy) return false;
    setBusy(true);
    dismiss();
    try {
      const written = await api.desk.messages.write({
        workspaceId,
        conversationId,
        messageId: messageId.current,
        kind,
        bodyHtml: storedHtml(html, workspaceId),
        files: [...files],
        mentions: mentionedIn(html),
        seen,
        ...sending,
      });
      messageId.current = crypto.randomUUID();
      keep([written]);
      return true;
    } catch (error) {
      const refused = refusalOf(error);
      setRefusal(refused);
      if (refused.code === "conflict") setHeld(sending);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, refusal, held, send, dismiss };
}
