import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Form } from "../../parts/form.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import { notify } from "../../parts/toast.tsx";
import type { Chat, Draft, SetSettings } from "./chat-data.ts";
import { ChatDoorFields } from "./chat-door-fields.tsx";
import { ChatLookFields } from "./chat-look-fields.tsx";
import { ChatPreview } from "./chat-preview.tsx";
import { ChatQuestionFields } from "./chat-question-fields.tsx";
import { ChatWordFields } from "./chat-word-fields.tsx";

interface ChatFormProps {
  chat: Chat;
  mayManage: boolean;
  onSave: Submit<Draft>;
}

/** Everything that can be said about a chat, beside how visitors would see it. */
export function ChatForm({ chat, mayManage, onSave }: ChatFormProps) {
  const [draft, setDraft] = useState<Draft>({ name: chat.name, settings: chat.settings });
  // Fields that keep what is typed begin anew when it is thrown away.
  const [round, setRound] = useState(0);
  const [language, setLanguage] = useState(chat.settings.defaultLanguage);
  const [changed, setChanged] = useState(false);
  const { busy, problem, submit } = useSubmission<Draft>(async (said) => {
    const refusal = await onSave(said);
    if (!refusal) {
      setChanged(false);
      notify({ title: "The chat is saved", detail: "Pages that are open take it on when they are loaded again." });
    }
    // The fields are named by no form: the sentence stands above all of them.
    return refusal && { sentence: refusal.sentence };
  });
  const change = (next: Draft) => {
    setDraft(next);
    setChanged(true);
  };
  const set: SetSettings = (changes) => change({ ...draft, settings: { ...draft.settings, ...changes } });
  const discard = () => {
    setDraft({ name: chat.name, settings: chat.settings });
    setChanged(false);
    setRound(round + 1);
  };
  const words = { settings: draft.settings, set, language, onLanguage: setLanguage };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_19rem] items-start gap-8 pt-6">
      <Form problem={problem} onSubmit={() => submit(draft)}>
        <fieldset key={round} disabled={!mayManage} className="min-w-0">
          <ChatLookFields draft={draft} set={set} onName={(name) => change({ ...draft, name })} />
          <ChatWordFields {...words} />
          <ChatQuestionFields {...words} />
          <ChatDoorFields settings={draft.settings} set={set} />
        </fieldset>
        {mayManage && (
          <div className="sticky bottom-0 -mb-6 flex items-center gap-2 border-t bg-canvas py-3">
            <Button type="submit" look="accent" busy={busy} disabled={!changed}>
              {busy ? "Saving…" : "Save"}
            </Button>
            {changed && <Button onClick={discard}>Discard</Button>}
            <span className="text-muted">{changed ? "Not saved yet" : ""}</span>
          </div>
        )}
      </Form>
      <aside aria-label="Preview" className="sticky top-6">
        <ChatPreview draft={draft} language={language} />
      </aside>
    </div>
  );
}
