import { EditorContent, useEditorState } from "@tiptap/react";
import { Bold, Code, Italic, Link2, List, ListOrdered, type LucideIcon, TextQuote } from "lucide-react";
import { useEffect } from "react";
import { createPortal } from "react-dom";
import { IconButton } from "./icon-button.tsx";
import { TriggerPopup } from "./trigger-popup.tsx";
import type { RichTextState } from "./use-rich-text.ts";

/** Where the text is written. It grows with its text, as far as its frame lets it. */
export function RichTextArea({ text }: { text: RichTextState }) {
  const { editor, offer, host, offerId, at, point } = text;
  const active = offer?.items[at] ? `${offerId}-${at}`.replaceAll(" ", "-") : null;
  useEffect(() => {
    const { dom } = editor.view;
    setOrRemove(dom, "aria-activedescendant", active);
    setOrRemove(dom, "aria-controls", active && offerId);
  }, [editor, active, offerId]);
  return (
    <>
      <EditorContent
        editor={editor}
        className="min-h-0 grow [&_.is-editor-empty:first-child]:before:pointer-events-none [&_.is-editor-empty:first-child]:before:float-left [&_.is-editor-empty:first-child]:before:h-0 [&_.is-editor-empty:first-child]:before:text-muted [&_.is-editor-empty:first-child]:before:content-[attr(data-placeholder)]"
      />
      {offer && createPortal(<TriggerPopup id={offerId} offer={offer} at={at} onPoint={point} />, host)}
    </>
  );
}

function setOrRemove(element: Element, name: string, value: string | null): void {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}

interface Format {
  name: string;
  label: string;
  icon: LucideIcon;
  shortcut?: string;
  run: (text: RichTextState) => void;
}

const formats: readonly Format[] = [
  {
    name: "bold",
    label: "Bold",
    icon: Bold,
    shortcut: "mod+b",
    run: ({ editor }) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: "italic",
    label: "Italic",
    icon: Italic,
    shortcut: "mod+i",
    run: ({ editor }) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: "bulletList",
    label: "List",
    icon: List,
    run: ({ editor }) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: "orderedList",
    label: "Numbered list",
    icon: ListOrdered,
    run: ({ editor }) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: "blockquote",
    label: "Quote",
    icon: TextQuote,
    run: ({ editor }) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    name: "code",
    label: "Code",
    icon: Code,
    shortcut: "mod+e",
    run: ({ editor }) => editor.chain().focus().toggleCode().run(),
  },
];

/** The formats of a text, pressed where the caret stands in one. */
export function FormatButtons({ text, onLink }: { text: RichTextState; onLink: () => void }) {
  const active = useEditorState({
    editor: text.editor,
    selector: ({ editor }) => [...formats.map(({ name }) => editor.isActive(name)), editor.isActive("link")],
  });
  return (
    <fieldset aria-label="Formats" className="flex items-center">
      {formats.map(({ name, label, icon, shortcut, run }, at) => (
        <IconButton
          key={name}
          icon={icon}
          label={label}
          shortcut={shortcut}
          size="small"
          side="top"
          aria-pressed={active[at] ?? false}
          onClick={() => run(text)}
        />
      ))}
      <IconButton
        icon={Link2}
        label="Link"
        size="small"
        side="top"
        aria-pressed={active.at(-1) ?? false}
        onClick={onLink}
      />
    </fieldset>
  );
}
