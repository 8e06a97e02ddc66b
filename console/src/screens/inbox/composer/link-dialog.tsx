import { useState } from "react";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { TextField } from "../../../parts/text-field.tsx";
import type { RichTextState } from "../../../parts/use-rich-text.ts";

/** Where the chosen words lead; emptied, they lead nowhere. */
export function LinkDialog({ text: { editor }, onClose }: { text: RichTextState; onClose: () => void }) {
  const [address, setAddress] = useState<string>(editor.getAttributes("link").href ?? "");
  const [error, setError] = useState<string | undefined>();
  const save = () => {
    const href = withScheme(address.trim());
    if (href === null) return setError("This is no address of a web page, such as https://example.com.");
    onClose();
    const chain = editor.chain().focus().extendMarkRange("link");
    if (href === "") chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive("link"))
      chain.insertContent([{ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }]).run();
    else chain.setLink({ href }).run();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title="Link"
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
        <TextField
          label="Address"
          placeholder="https://"
          value={address}
          onValueChange={setAddress}
          {...(error ? { error } : {})}
        />
      </form>
    </Dialog>
  );
}

/** An address that the server keeps: of the web, mail or telephone. Null for what is none. */
function withScheme(address: string): string | null {
  if (address === "" || /^(https?|mailto|tel):/i.test(address)) return address;
  return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(address) ? `https://${address}` : null;
}
