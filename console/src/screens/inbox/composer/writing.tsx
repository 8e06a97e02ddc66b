import { Paperclip } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { customerName } from "../../../conversations/conversation.ts";
import type { Detail } from "../../../conversations/use-conversation.ts";
import { Banner } from "../../../parts/banner.tsx";
import { IconButton } from "../../../parts/icon-button.tsx";
import { FormatButtons, RichTextArea } from "../../../parts/rich-text-area.tsx";
import { focusEnd, useRichText } from "../../../parts/use-rich-text.ts";
import { type Compose, useInbox } from "../inbox-context.ts";
import { ChannelChoice } from "./channel-choice.tsx";
import { Conflict } from "./conflict.tsx";
import { DraftFiles } from "./draft-files.tsx";
import { type Draft, emptyDraft, useDrafts } from "./drafts.ts";
import { DropArea } from "./drop-area.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import { SendButtons } from "./send-buttons.tsx";
import { useTriggers } from "./triggers.ts";
import { useUploads } from "./uploads.ts";
import { useSaidPresence } from "./use-said-presence.ts";
import { isEmptyDraft, type Saving, useSavedDraft } from "./use-saved-draft.ts";
import { type Sending, useSending } from "./use-writing.ts";

interface WritingProps {
  kind: Compose;
  detail: Detail;
  /** Grows whenever the writing is asked for by key. */
  focusTimes: number;
  onSent: () => void;
}

/** The text of one reply or note, with its files; it keeps itself, and is said once. */
export function Writing({ kind, detail, focusTimes, onSent }: WritingProps) {
  const { conversationId } = detail.conversation;
  const { advance } = useInbox();
  const drafts = useDrafts();
  const { saving, saveSoon, forget } = useSavedDraft(conversationId, kind);
  const { busy, refusal, held, send, dismiss } = useSending(detail, kind);
  const [draft, setDraft] = useState<Draft>(drafts.get(conversationId, kind) ?? emptyDraft);
  const [linking, setLinking] = useState(false);
  const [threadId, setThreadId] = useState<string | undefined>();
  const latest = useRef(draft);
  const change = (step: (now: Draft) => Draft) => {
    latest.current = step(latest.current);
    setDraft(latest.current);
    drafts.note(conversationId, kind, latest.current);
    saveSoon(latest.current);
  };
  const { uploads, add } = useUploads((file) => change((now) => ({ ...now, files: [...now.files, file] })));
  const isReady = !isEmptyDraft(draft) && uploads.length === 0;
  const sayPresence = useSaidPresence(conversationId, kind);

  const submit = async (sending: Sending) => {
    // Asked of what stands there now: the last letter may be younger than what is drawn.
    if (isEmptyDraft(latest.current) || uploads.length > 0) return;
    if (!(await send(latest.current, { ...sending, ...(threadId ? { threadId } : {}) }))) return;
    latest.current = emptyDraft;
    setDraft(emptyDraft);
    drafts.note(conversationId, kind, emptyDraft);
    forget();
    sayPresence("viewing");
    text.editor.commands.clearContent(false);
    onSent();
    if (sending.stateAfter === "resolved") advance();
  };
  const text = useRichText({
    label: kind === "reply" ? `Reply to ${customerName(detail.conversation)}` : "Note for the team",
    placeholder:
      kind === "reply"
        ? `Reply to ${shortened(customerName(detail.conversation))}`
        : "A note for the team. @ mentions a colleague.",
    html: draft.html,
    triggers: useTriggers(kind),
    onChange: (html) => {
      change((now) => ({ ...now, html }));
      sayPresence(html === "" ? "viewing" : "typing");
    },
    onSubmit: (shift) => void submit(shift && kind === "reply" ? { stateAfter: "resolved" } : {}),
    // At once, so that the very next key is a shortcut again.
    onEscape: () => text.editor.view.dom.blur(),
    onFiles: add,
  });
  const { editor } = text;
  // At once, so that the very next key is a letter of the text and no shortcut.
  useLayoutEffect(() => {
    if (focusTimes > 0) focusEnd(editor);
  }, [focusTimes, editor]);
  useEffect(
    () =>
      drafts.listen(conversationId, kind, (restored) => {
        latest.current = restored;
        setDraft(restored);
        editor.commands.setContent(restored.html, { emitUpdate: false });
      }),
    [drafts, conversationId, kind, editor],
  );

  return (
    <DropArea onFiles={add}>
      <div className="max-h-[40vh] min-h-14 overflow-y-auto px-4" data-composer={kind}>
        <RichTextArea text={text} />
      </div>
      <DraftFiles
        files={draft.files}
        uploads={uploads}
        onRemove={(fileId) => change((now) => ({ ...now, files: now.files.filter((file) => file.fileId !== fileId) }))}
      />
      {held && (
        <Conflict
          detail={detail}
          busy={busy}
          onAnyway={() => void submit({ ...held, anyway: true })}
          onEdit={() => {
            dismiss();
            editor.commands.focus();
          }}
        />
      )}
      {refusal && !held && (
        <div className="px-4 pb-2">
          <Banner tone="danger">{refusal.sentence}</Banner>
        </div>
      )}
      <div className="flex items-center gap-1 px-2.5 pb-2.5">
        <div className="hidden @md:block">
          <FormatButtons text={text} onLink={() => setLinking(true)} />
        </div>
        <AttachButton onFiles={add} />
        <span className="grow" />
        <SavingWords saving={saving} />
        {kind === "reply" && <ChannelChoice threads={detail.threads} chosen={threadId} onChoose={setThreadId} />}
        <SendButtons kind={kind} ready={isReady} busy={busy} onSend={(sending) => void submit(sending)} />
      </div>
      {linking && <LinkDialog text={text} onClose={() => setLinking(false)} />}
    </DropArea>
  );
}

const longestName = 32;

function shortened(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName).trimEnd()}…` : `${name}…`;
}

function AttachButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        icon={Paperclip}
        label="Attach files"
        size="small"
        side="top"
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Files to attach"
        className="hidden"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}

const savingWords: Record<Saving, string> = {
  nothing: "",
  saving: "Saving…",
  saved: "Draft saved",
  unsaved: "Not saved yet",
};

function SavingWords({ saving }: { saving: Saving }) {
  return (
    <span role="status" className="hidden truncate pr-1 text-meta text-muted @lg:inline">
      {savingWords[saving]}
    </span>
  );
}
