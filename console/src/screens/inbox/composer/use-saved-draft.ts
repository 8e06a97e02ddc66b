import { useEffect, useRef, useState } from "react";
import { api } from "../../../api/client.ts";
import { isWorthRetrying } from "../../../api/refusal.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import type { Compose } from "../inbox-context.ts";
import { storedHtml } from "../thread/message-pictures.ts";
import type { Draft } from "./drafts.ts";

export type Saving = "saved" | "saving" | "unsaved" | "nothing";

const pauseMilliseconds = 800;
const retryMilliseconds = 5_000;

/** Saves what is written by itself, a moment after the last key, and again until it is saved. */
export function useSavedDraft(conversationId: string, kind: Compose) {
  const { workspaceId } = useDesk();
  const [saving, setSaving] = useState<Saving>("nothing");
  const next = useRef<Draft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = async () => {
    const draft = next.current;
    if (!draft) return;
    next.current = null;
    setSaving("saving");
    const bodyHtml = storedHtml(draft.html, workspaceId);
    try {
      await api.desk.messages.saveDraft({ workspaceId, conversationId, kind, bodyHtml, files: [...draft.files] });
      setSaving(isEmptyDraft(draft) ? "nothing" : "saved");
    } catch (error) {
      setSaving("unsaved");
      if (!isWorthRetrying(error)) return;
      next.current ??= draft;
      timer.current = setTimeout(() => void save(), retryMilliseconds);
    }
  };
  const latest = useRef(save);
  latest.current = save;
  // Whoever leaves the conversation loses nothing of the last second.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      void latest.current();
    },
    [],
  );
  return {
    saving,
    saveSoon: (draft: Draft) => {
      next.current = draft;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void latest.current(), pauseMilliseconds);
    },
    /** Nothing is left to save, since it has been said. */
    forget: () => {
      next.current = null;
      clearTimeout(timer.current);
      setSaving("nothing");
    },
  };
}

/** Whether there is nothing in a draft. */
export function isEmptyDraft({ html, files }: Draft): boolean {
  return html === "" && files.length === 0;
}
