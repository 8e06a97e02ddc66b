import { Dialog } from "@base-ui/react/dialog";
import { Command as Cmdk } from "cmdk";
import { Search } from "lucide-react";
import { useState } from "react";
import { Avatar } from "../parts/avatar.tsx";
import { KeyHint } from "../parts/key-hint.tsx";
import { Skeleton } from "../parts/skeleton.tsx";
import { type Command, matches } from "./commands.ts";
import { type FoundPerson, type SearchPeople, usePeopleSearch } from "./people-search.ts";
import { useAllCommands } from "./use-commands.ts";

interface PaletteProps {
  open: boolean;
  onClose: () => void;
  searchPeople?: SearchPeople | undefined;
  onPerson: (person: FoundPerson) => void;
}

/** Finds every place, deed and person by typing. */
export function Palette({ open, onClose, ...rest }: PaletteProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Viewport className="fixed inset-0 z-30 flex items-start justify-center px-4 pt-[12vh]">
          <Dialog.Popup className="motion-popup w-full max-w-[36rem] overflow-hidden rounded-md border border-border bg-raised outline-none">
            <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
            <PaletteBody onClose={onClose} {...rest} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteBody({ onClose, searchPeople, onPerson }: Omit<PaletteProps, "open">) {
  const [query, setQuery] = useState("");
  const people = usePeopleSearch(query, searchPeople);
  const groups = groupsOf(useAllCommands().filter((command) => matches(command, query)));
  const [chosen, setChosen] = useChosen(query, people.found[0]?.id ?? groups[0]?.[1][0]?.id ?? "");
  const then = (deed: () => void) => () => {
    onClose();
    deed();
  };
  return (
    <Cmdk
      label="Search and commands"
      loop
      vimBindings={false}
      shouldFilter={false}
      value={chosen}
      onValueChange={setChosen}
    >
      <div className="flex h-11 items-center gap-2 border-b px-3">
        <Search size={16} className="shrink-0 text-muted" aria-hidden />
        <Cmdk.Input
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder={searchPeople ? "Search people, places and commands…" : "Search places and commands…"}
          className="h-full min-w-0 grow bg-transparent outline-none"
        />
        <KeyHint keys="escape" />
      </div>
      <Cmdk.List className="max-h-[min(24rem,60vh)] scroll-py-1 overflow-y-auto overscroll-contain p-1 outline-none">
        <Cmdk.Empty className="px-3 py-8 text-center text-muted">{emptyWords(query, people.state)}</Cmdk.Empty>
        {people.state === "searching" && people.found.length === 0 && <SearchingLine />}
        {people.found.length > 0 && (
          <Cmdk.Group heading={<Heading>People</Heading>}>
            {people.found.map((person) => (
              <PersonLine key={person.id} person={person} onSelect={then(() => onPerson(person))} />
            ))}
          </Cmdk.Group>
        )}
        {groups.map(([group, lines]) => (
          <Cmdk.Group key={group} heading={<Heading>{group}</Heading>}>
            {lines.map((command) => (
              <CommandLine key={command.id} command={command} onSelect={then(command.run)} />
            ))}
          </Cmdk.Group>
        ))}
      </Cmdk.List>
    </Cmdk>
  );
}

/** The line that Enter takes: the first, whatever arrives late, until somebody moves for this query. */
function useChosen(query: string, first: string): [string, (id: string) => void] {
  const [moved, setMoved] = useState({ query, id: "" });
  const own = moved.query === query && moved.id !== "";
  return [own ? moved.id : first, (id) => setMoved({ query, id })];
}

const line = "flex h-9 cursor-default items-center gap-2.5 rounded-sm px-2 select-none data-[selected=true]:bg-pressed";

function CommandLine({ command, onSelect }: { command: Command; onSelect: () => void }) {
  const { id, label, icon: Icon, shortcut } = command;
  return (
    <Cmdk.Item value={id} onSelect={onSelect} className={line}>
      {Icon ? <Icon size={16} className="shrink-0 text-muted" aria-hidden /> : <span className="w-4" />}
      <span className="grow truncate">{label}</span>
      {shortcut && <KeyHint keys={shortcut} />}
    </Cmdk.Item>
  );
}

function PersonLine({ person, onSelect }: { person: FoundPerson; onSelect: () => void }) {
  return (
    <Cmdk.Item value={person.id} onSelect={onSelect} className={line}>
      <Avatar name={person.name} size="small" />
      <span className="truncate">{person.name}</span>
      {person.detail && <span className="grow truncate text-meta text-muted">{person.detail}</span>}
    </Cmdk.Item>
  );
}

function SearchingLine() {
  return (
    <div role="status" aria-label="Searching people" className="flex h-9 items-center gap-2.5 px-2">
      <Skeleton width="w-5" height="h-5" round />
      <Skeleton width="w-40" />
    </div>
  );
}

function Heading({ children }: { children: string }) {
  return <div className="px-2 pt-2 pb-1 text-meta text-muted">{children}</div>;
}

function groupsOf(commands: readonly Command[]): [string, Command[]][] {
  return [...Map.groupBy(commands, (command) => command.group)];
}

function emptyWords(query: string, state: string): string {
  if (state === "searching") return "Searching…";
  if (state === "failed") return "People cannot be searched at the moment.";
  return `Nothing found for “${query}”.`;
}
