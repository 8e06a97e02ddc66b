import { createContext, type ReactNode, useContext, useState } from "react";
import { type Present, usePresenceTopic } from "./desk-topics.ts";

const nobody: Present = { members: [], customerTyping: false };

const PresenceContext = createContext<Present>(nobody);

/** Knows who else is in a conversation, for whatever stands inside. */
export function Presence({ conversationId, children }: { conversationId: string; children: ReactNode }) {
  const [kept, keep] = useState({ of: conversationId, present: nobody });
  usePresenceTopic(conversationId, (present) => keep({ of: conversationId, present }));
  return <PresenceContext value={kept.of === conversationId ? kept.present : nobody}>{children}</PresenceContext>;
}

/** Who is in the conversation around. */
export function usePresent(): Present {
  return useContext(PresenceContext);
}
