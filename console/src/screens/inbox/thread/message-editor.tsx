import { useRef, useState } from "react";
import { api } from "../../../api/client.ts";
import { refusalOf } from "../../../api/refusal.ts";
import type { Message } from "../../../conversations/conversation.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { useKeepMessages } from "../../../conversations/use-conversation.ts";
import { Button } from "../../../parts/button.tsx";
import { RichTextArea } from "../../../parts/rich-text-area.tsx";
import { useRichText } from "../../../parts/use-rich-text.ts";
import { shownHtml, storedHtml } from "./message-pictures.ts";

/** A message as one changes what it says, in its own place. */
export function MessageEditor({ message, onDone }: { message: Message; onDone: () => void }) {
  const { workspaceId } = useDesk();
  const { conversationId, messageId, files } = message;
  const keep = useKeepMessages(conversationId);
  const html = useRef(message.bodyHtml);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    try {
      const bodyHtml = storedHtml(html.current, workspaceId);
      keep([await api.desk.messages.edit({ workspaceId, conversationId, messageId, bodyHtml, files })]);
      onDone();
    } catch (error) {
      setProblem(refusalOf(error).sentence);
    }
  };
  const text = useRichText({
    label: "Message",
    placeholder: "",
    html: shownHtml(message.bodyHtml, files, workspaceId),
    triggers: [],
    onChange: (now) => {
      html.current = now;
    },
    onSubmit: () => void save(),
    onEscape: onDone,
    onFiles: () => setProblem("Files go with a new message."),
  });
  return (
    <div className="flex flex-col gap-1.5">
      <RichTextArea text={text} />
      {problem && (
        <p role="alert" className="text-meta text-danger-text">
          {problem}
        </p>
      )}
      <div className="flex justify-end gap-2 pb-1">
        <Button size="small" shortcut="escape" onClick={onDone}>
          Cancel
        </Button>
        <Button size="small" look="accent" shortcut="mod+enter" onClick={() => void save()}>
          Save
        </Button>
      </div>
    </div>
  );
}
