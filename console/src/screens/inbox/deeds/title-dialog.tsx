import { useState } from "react";
import { useRow } from "../../../conversations/desk-context.ts";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { TextField } from "../../../parts/text-field.tsx";
import { useInbox } from "../inbox-context.ts";
import { useDeed } from "./use-deed.ts";

/** Gives a conversation a name of its own. */
export function TitleDialog({ onClose }: { onClose: () => void }) {
  const { open } = useInbox();
  const row = useRow(open ?? "");
  const [title, setTitle] = useState(row?.title ?? "");
  const deed = useDeed();
  const save = () => {
    onClose();
    if (title.trim() !== row?.title) deed({ kind: "title", to: title.trim() }, "Named");
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title="Name the conversation"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="accent" onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField label="Name" maxLength={300} value={title} onValueChange={setTitle} />
      </form>
    </Dialog>
  );
}
