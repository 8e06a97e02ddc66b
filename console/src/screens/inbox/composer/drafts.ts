import { createContext, useContext } from "react";
import type { MessageFile } from "../../../conversations/conversation.ts";
import type { Compose } from "../inbox-context.ts";

export interface Draft {
  html: string;
  files: readonly MessageFile[];
}

export const emptyDraft: Draft = { html: "", files: [] };

type Listener = (draft: Draft) => void;

/** What is being written in each conversation, as long as the inbox is open; the server keeps it beyond that. */
export class Drafts {
  readonly #drafts = new Map<string, Draft>();
  readonly #listeners = new Map<string, Listener>();

  readonly get = (conversationId: string, kind: Compose): Draft | undefined =>
    this.#drafts.get(keyOf(conversationId, kind));

  /** Notes what the writer has written. */
  note(conversationId: string, kind: Compose, draft: Draft): void {
    this.#drafts.set(keyOf(conversationId, kind), draft);
  }

  /** Puts a text back where it was written, and before the writer's eyes if they are there. */
  restore(conversationId: string, kind: Compose, draft: Draft): void {
    this.note(conversationId, kind, draft);
    this.#listeners.get(keyOf(conversationId, kind))?.(draft);
  }

  /** Hears of texts that are put back, until the returned function is called. */
  listen(conversationId: string, kind: Compose, listener: Listener): () => void {
    const key = keyOf(conversationId, kind);
    this.#listeners.set(key, listener);
    return () => {
      if (this.#listeners.get(key) === listener) this.#listeners.delete(key);
    };
  }
}

function keyOf(conversationId: string, kind: Compose): string {
  return `${kind} ${conversationId}`;
}

export const DraftsContext = createContext<Drafts | null>(null);

/** The texts that are being written in this inbox. */
export function useDrafts(): Drafts {
  const drafts = useContext(DraftsContext);
  if (!drafts) throw new Error("Drafts are kept by the inbox.");
  return drafts;
}
