import { PluginKey } from "@tiptap/pm/state";
import { Extension } from "@tiptap/react";
import { Suggestion, type SuggestionProps } from "@tiptap/suggestion";

/** One line that a trigger offers. */
export interface TriggerItem {
  id: string;
  label: string;
  detail?: string;
}

/** What takes the place of what was typed. */
export type TriggerResult = { mention: { id: string; label: string } } | { html: string } | null;

/** A character that, typed into a text, offers something: `@` people, `/` saved replies, `\` macros. */
export interface TextTrigger {
  character: string;
  /** What it offers, for screen readers and the empty list. */
  label: string;
  /** Only where a line begins. */
  startOfLine?: boolean;
  find: (query: string) => readonly TriggerItem[] | Promise<readonly TriggerItem[]>;
  choose: (item: TriggerItem) => TriggerResult;
}

/** What is offered at the moment, and how it is drawn and steered. */
export interface Offer {
  trigger: TextTrigger;
  items: readonly TriggerItem[];
  loading: boolean;
  choose: (item: TriggerItem) => void;
}

interface Hooks {
  triggers: () => readonly TextTrigger[];
  onOffer: (offer: Offer | null, mount: ((element: HTMLElement) => () => void) | null) => void;
  /** True when the key was for the offer. */
  onKey: (event: KeyboardEvent) => boolean;
}

/** The triggers of an editor as one extension; which there are is fixed when the editor is made. */
export function textTriggers({ triggers, onOffer, onKey }: Hooks) {
  return Extension.create({
    name: "textTriggers",
    addProseMirrorPlugins() {
      return triggers().map(({ character, startOfLine = false }) => {
        const current = () => triggers().find((trigger) => trigger.character === character);
        const tell = ({ items, loading, command, mount }: SuggestionProps<TriggerItem, TriggerItem>) => {
          const trigger = current();
          if (trigger) onOffer({ trigger, items, loading, choose: command }, mount);
        };
        return Suggestion<TriggerItem, TriggerItem>({
          editor: this.editor,
          pluginKey: new PluginKey(`trigger ${character}`),
          char: character,
          startOfLine,
          placement: "top-start",
          items: async ({ query }) => [...((await current()?.find(query)) ?? [])],
          command: ({ editor, range, props }) => {
            const result = current()?.choose(props) ?? null;
            const chain = editor.chain().focus().deleteRange(range);
            if (result && "html" in result) chain.insertContent(result.html).run();
            else if (result) chain.insertContent([mentionNode(result.mention), { type: "text", text: " " }]).run();
            else chain.run();
          },
          render: () => ({
            onStart: tell,
            onUpdate: tell,
            onExit: () => onOffer(null, null),
            onKeyDown: ({ event }) => onKey(event),
          }),
        });
      });
    },
  });
}

function mentionNode(attrs: { id: string; label: string }) {
  return { type: "mention", attrs };
}
