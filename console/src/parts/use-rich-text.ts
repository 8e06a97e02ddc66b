import Image from "@tiptap/extension-image";
import Mention from "@tiptap/extension-mention";
import Placeholder from "@tiptap/extension-placeholder";
import { type Editor, Extension, useEditor } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { useId, useRef, useState } from "react";
import { classes } from "./classes.ts";
import { richTextLook } from "./rich-text-look.ts";
import { type Offer, type TextTrigger, textTriggers } from "./text-triggers.ts";

export interface RichTextOptions {
  label: string;
  placeholder: string;
  /** What stands in it at first. */
  html: string;
  triggers: readonly TextTrigger[];
  onChange: (html: string, isEmpty: boolean) => void;
  /** Mod and Enter, or with Shift. */
  onSubmit: (shift: boolean) => void;
  onEscape: () => void;
  /** Files that were pasted or dropped. */
  onFiles: (files: readonly File[]) => void;
}

export interface RichTextState {
  editor: Editor;
  /** What a trigger offers, and the element it is drawn in. */
  offer: Offer | null;
  host: HTMLElement;
  offerId: string;
  at: number;
  point: (at: number) => void;
}

/** A text with formats, mentions and triggers. What it calls may change with every render; its triggers may not. */
export function useRichText(options: RichTextOptions): RichTextState {
  const latest = useRef(options);
  latest.current = options;
  const offers = useOffers();
  const editor = useEditor({
    extensions: extensionsFor(() => latest.current, offers),
    content: options.html,
    // The page's content policy allows no style element of a script's.
    injectCSS: false,
    textDirection: "auto",
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": options.label,
        class: classes(richTextLook, "min-h-full py-2 outline-none whitespace-pre-wrap break-words"),
      },
      handlePaste: (_, event) => takesFiles(event.clipboardData, latest.current.onFiles),
      handleDrop: (_, event) => takesFiles(event.dataTransfer, latest.current.onFiles),
    },
    onUpdate: ({ editor: now }) => latest.current.onChange(now.isEmpty ? "" : now.getHTML(), now.isEmpty),
  });
  const { offer, at, point, host, offerId } = offers;
  return { editor, offer, host, offerId, at, point };
}

/** Puts the caret at the end of a text, before another key can be pressed. */
export function focusEnd(editor: Editor): void {
  editor.commands.setTextSelection(editor.state.doc.content.size);
  editor.view.focus();
}

function extensionsFor(options: () => RichTextOptions, offers: Offers) {
  return [
    keys("submission", 1_000, [
      ["Mod-Enter", () => options().onSubmit(false)],
      ["Mod-Shift-Enter", () => options().onSubmit(true)],
    ]),
    // After everything that Escape may close before.
    keys("leaving", 1, [["Escape", () => options().onEscape()]]),
    StarterKit.configure({ heading: false, horizontalRule: false, link: { openOnClick: false, autolink: true } }),
    Placeholder.configure({ placeholder: () => options().placeholder }),
    mention,
    Image,
    textTriggers({ triggers: () => options().triggers, onOffer: offers.show, onKey: offers.steer }),
  ];
}

// The triggers offer the names; this is only what a mention is in the text.
const mention = Mention.extend({
  addProseMirrorPlugins: () => [],
  parseHTML: () => [
    {
      tag: "span[data-mention]",
      getAttrs: (element) => ({
        id: element.getAttribute("data-mention"),
        label: element.textContent?.replace(/^@/, "") ?? "",
      }),
    },
  ],
  renderHTML: ({ node }) => ["span", { "data-mention": node.attrs.id }, `@${node.attrs.label}`],
});

function keys(name: string, priority: number, deeds: readonly (readonly [string, () => void])[]) {
  const bound = deeds.map(([key, deed]) => {
    const heard = () => {
      deed();
      return true;
    };
    return [key, heard] as const;
  });
  return Extension.create({ name, priority, addKeyboardShortcuts: () => Object.fromEntries(bound) });
}

type Offers = ReturnType<typeof useOffers>;

/** What is offered, drawn in an element of its own that stands at the caret, and steered by the text's keys. */
function useOffers() {
  const offerId = useId();
  const [offer, setOffer] = useState<Offer | null>(null);
  const [at, setAt] = useState(0);
  const [host] = useState(() => {
    const element = document.createElement("div");
    element.className = "z-40";
    return element;
  });
  const now = useRef({ offer, at });
  now.current = { offer, at };
  const unmount = useRef<(() => void) | null>(null);
  const show = (next: Offer | null, mount: ((element: HTMLElement) => () => void) | null) => {
    if (!next) unmount.current?.();
    if (!next) unmount.current = null;
    else unmount.current ??= mount?.(host) ?? null;
    now.current = { offer: next, at: 0 };
    setOffer(next);
    setAt(0);
  };
  const point = (next: number) => {
    now.current = { ...now.current, at: next };
    setAt(next);
  };
  const steer = ({ key }: KeyboardEvent): boolean => {
    const { offer: shown, at: place } = now.current;
    if (!shown || shown.items.length === 0) return false;
    const count = shown.items.length;
    if (key === "ArrowDown") point((place + 1) % count);
    else if (key === "ArrowUp") point((place + count - 1) % count);
    else if (key === "Enter" || key === "Tab") shown.choose(shown.items[place]!);
    else return false;
    return true;
  };
  return { offer, at, point, host, offerId, show, steer };
}

/** Files win over text only where there is no text: a table copied from a sheet brings a picture of itself. */
function takesFiles(data: DataTransfer | null, onFiles: (files: readonly File[]) => void): boolean {
  const files = [...(data?.files ?? [])];
  if (files.length === 0 || data?.types.includes("text/plain")) return false;
  onFiles(files);
  return true;
}
