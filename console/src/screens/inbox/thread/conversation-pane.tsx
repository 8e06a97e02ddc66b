import { MessagesSquare } from "lucide-react";
import { type Ref, useImperativeHandle, useRef } from "react";
import { refusalOf } from "../../../api/refusal.ts";
import { Presence } from "../../../conversations/presence.tsx";
import { useConversation } from "../../../conversations/use-conversation.ts";
import { EmptyState } from "../../../parts/empty-state.tsx";
import { ErrorState } from "../../../parts/error-state.tsx";
import { Composer } from "../composer/composer.tsx";
import { ConversationHeader } from "./conversation-header.tsx";
import { Thread, type ThreadHandle } from "./thread.tsx";
import { ThreadSkeleton } from "./thread-skeleton.tsx";

interface ConversationPaneProps {
  conversationId: string;
  handle: Ref<{ enter: () => void }>;
  personShown: boolean;
  onPerson: () => void;
}

/** One conversation: what it is, what was said, and where one answers. */
export function ConversationPane({ conversationId, handle, personShown, onPerson }: ConversationPaneProps) {
  const { detail, loading, error, retry, older, loadingOlder } = useConversation(conversationId);
  const thread = useRef<ThreadHandle>(null);
  useImperativeHandle(handle, () => ({ enter: () => thread.current?.focus() }));
  if (loading) return <ThreadSkeleton />;
  if (!detail) {
    const { code, sentence } = refusalOf(error);
    if (code === "not_found") return <NoSuchConversation />;
    return <ErrorState sentence={sentence} onRetry={retry} />;
  }
  return (
    <Presence conversationId={conversationId}>
      <ConversationHeader detail={detail} personShown={personShown} onPerson={onPerson} />
      <Thread
        key={`thread ${conversationId}`}
        handle={thread}
        detail={detail}
        onOlder={older}
        loadingOlder={loadingOlder}
      />
      <Composer key={`composer ${conversationId}`} detail={detail} />
    </Presence>
  );
}

function NoSuchConversation() {
  return (
    <EmptyState icon={MessagesSquare} title="There is no such conversation">
      It may have been erased with its customer, or belong to another workspace.
    </EmptyState>
  );
}
