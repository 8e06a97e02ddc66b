import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { Check, type LucideIcon } from "lucide-react";
import { type ReactNode, useState } from "react";
import { classes } from "./classes.ts";
import { KeyHint } from "./key-hint.tsx";

export interface Choosable {
  value: string;
  label: string;
  icon?: LucideIcon;
  /** The class of the icon's colour. */
  colour?: string;
  /** Something drawn in the icon's place, such as an avatar. */
  mark?: ReactNode;
  detail?: ReactNode;
  chosen?: boolean;
}

interface ChooseDialogProps {
  open: boolean;
  onClose: () => void;
  /** What is chosen, for example "Assign to". */
  title: string;
  placeholder: string;
  items: readonly Choosable[];
  onChoose: (value: string) => void;
  /** Stays open so that several can be chosen; closing it then is what says "done". */
  several?: boolean;
  /** What may be chosen because of what was typed, such as a moment in words or a new tag. */
  made?: (query: string) => readonly Choosable[];
  empty?: string;
}

/** One (or several) of many, found by typing; opened by a key and done by a key. */
export function ChooseDialog({ open, onClose, title, ...rest }: ChooseDialogProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Viewport className="fixed inset-0 z-30 flex items-start justify-center px-4 pt-[12vh]">
          <Dialog.Popup className="motion-popup w-full max-w-[26rem] overflow-hidden rounded-md border border-border bg-raised outline-none">
            <Dialog.Title className="px-3 pt-2.5 text-meta text-muted">{title}</Dialog.Title>
            <Choices title={title} onClose={onClose} {...rest} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Choices({
  title,
  placeholder,
  items,
  onChoose,
  several = false,
  made,
  empty = "Nothing matches.",
  onClose,
}: Omit<ChooseDialogProps, "open">) {
  const [query, setQuery] = useState("");
  const fromQuery = made?.(query) ?? [];
  const isNew = ({ value }: Choosable) => fromQuery.every((each) => each.value !== value);
  const shown = [...fromQuery, ...items.filter((item) => startsAnyWord(item.label, query) && isNew(item))];
  const choose = (value: string) => {
    onChoose(value);
    if (several) setQuery("");
    else onClose();
  };
  return (
    <Command label={title} loop vimBindings={false} shouldFilter={false}>
      <div className="flex h-9 items-center gap-2 border-b px-3">
        <Command.Input
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder={placeholder}
          className="h-full min-w-0 grow bg-transparent outline-none"
        />
        <KeyHint keys="escape" />
      </div>
      <Command.List
        label={title}
        className="max-h-[min(22rem,60vh)] scroll-py-1 overflow-y-auto overscroll-contain p-1 outline-none empty:p-0"
      >
        {shown.map((item) => (
          <Choice key={item.value} item={item} onChoose={() => choose(item.value)} />
        ))}
      </Command.List>
      {shown.length === 0 && <p className="px-3 py-6 text-center text-muted">{empty}</p>}
    </Command>
  );
}

function Choice({ item, onChoose }: { item: Choosable; onChoose: () => void }) {
  const { value, label, icon: Icon, colour, mark, detail, chosen } = item;
  return (
    <Command.Item
      value={value}
      onSelect={onChoose}
      className="flex h-8 cursor-default items-center gap-2.5 rounded-sm px-2 select-none data-[selected=true]:bg-pressed"
    >
      {mark}
      {Icon && <Icon size={16} className={classes("shrink-0", colour ?? "text-muted")} aria-hidden />}
      <span className="min-w-0 grow truncate">{label}</span>
      {detail && <span className="shrink-0 text-meta text-muted tabular-nums">{detail}</span>}
      {chosen && (
        <span role="img" aria-label="Chosen" className="shrink-0 text-accent-text">
          <Check size={16} aria-hidden />
        </span>
      )}
    </Command.Item>
  );
}

function startsAnyWord(label: string, query: string): boolean {
  const words = label.toLocaleLowerCase().split(/[\s@.#-]+/);
  const wanted = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return wanted.every((start) => words.some((word) => word.startsWith(start)));
}
