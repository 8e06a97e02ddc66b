import { Search, SquarePen, X } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "../../../parts/icon-button.tsx";
import { TextField } from "../../../parts/text-field.tsx";
import { useMay } from "../../../shell/session.ts";
import { useCommands } from "../../../shell/use-commands.ts";
import { useInbox } from "../inbox-context.ts";

interface ListHeaderProps {
  count: number | undefined;
  /** What is searched for; null while one looks at a view. */
  words: string | null;
  onSearch: (words: string | null) => void;
}

/** Which view one looks at, or what one searches for. `/` leads here. */
export function ListHeader({ count, words, onSearch }: ListHeaderProps) {
  const { view, ask } = useInbox();
  const mayReply = useMay("desk:reply");
  const field = useRef<HTMLInputElement>(null);
  useCommands([
    ...(mayReply
      ? [
          {
            id: "inbox begin",
            label: "Write to a customer…",
            group: "Inbox",
            icon: SquarePen,
            shortcut: "c",
            keywords: ["new conversation", "begin", "compose"],
            run: () => ask("begin"),
          },
        ]
      : []),
    {
      id: "inbox search",
      label: "Search in all messages",
      group: "Inbox",
      icon: Search,
      shortcut: "/",
      keywords: ["find"],
      run: () => (words === null ? onSearch("") : field.current?.select()),
    },
  ]);
  const leave = () => {
    onSearch(null);
    field.current?.blur();
  };
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b px-3">
      <h1
        tabIndex={-1}
        className={words === null ? "min-w-0 truncate text-title font-semibold outline-none" : "sr-only"}
      >
        {words === null ? view.label : "Search"}
      </h1>
      {words === null ? (
        <>
          {count !== undefined && count > 0 && (
            <span className="text-muted tabular-nums">{count.toLocaleString()}</span>
          )}
          <span className="grow" />
          {mayReply && (
            <IconButton icon={SquarePen} label="Write to a customer" shortcut="c" onClick={() => ask("begin")} />
          )}
          <IconButton icon={Search} label="Search in all messages" shortcut="/" onClick={() => onSearch("")} />
        </>
      ) : (
        <>
          <div className="min-w-0 grow">
            <TextField
              ref={field}
              autoFocus
              label="Search in all messages"
              labelHidden
              type="search"
              size="small"
              icon={Search}
              placeholder="Words, from:, tag:, before:…"
              value={words}
              onValueChange={onSearch}
              onKeyDown={(event) => {
                if (event.key === "Escape") leave();
                // Into what was found, whose keys then work.
                if (event.key === "Enter" || event.key === "ArrowDown") enterList(event.currentTarget);
              }}
            />
          </div>
          <IconButton icon={X} label="Leave the search" onClick={leave} />
        </>
      )}
    </header>
  );
}

function enterList(from: Element): void {
  const first = from.closest("section")?.querySelector<HTMLElement>("[data-list] article");
  first?.focus();
}
