import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useCallback, useState } from "react";
import { Avatar } from "../parts/avatar.tsx";
import { type FoundPerson, usePeopleSearch } from "../shell/people-search.ts";
import { useSession } from "../shell/session.ts";
import { findPeople } from "./find-people.ts";

interface PersonPickerProps {
  label: string;
  /** Somebody who may not be picked, because it is they who ask. */
  except: string;
  onPick: (person: FoundPerson) => void;
}

/** Finds one person by typing. */
export function PersonPicker({ label, except, onPick }: PersonPickerProps) {
  const { id: workspaceId } = useSession().workspace;
  const [query, setQuery] = useState("");
  const search = useCallback(
    (words: string, signal: AbortSignal) => findPeople(workspaceId, words, signal),
    [workspaceId],
  );
  const { state, found } = usePeopleSearch(query, search);
  const others = found.filter(({ id }) => id !== except);
  return (
    <Command label={label} shouldFilter={false} loop vimBindings={false} className="rounded-md border border-field">
      <div className="flex h-9 items-center gap-2 border-b px-2.5">
        <Search size={16} className="shrink-0 text-muted" aria-hidden />
        <Command.Input
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder="Name, email, phone or id"
          className="h-full min-w-0 grow bg-transparent outline-none"
        />
      </div>
      <Command.List className="h-64 scroll-py-1 overflow-y-auto overscroll-contain p-1 outline-none">
        <Command.Empty className="px-3 py-8 text-center text-muted">{emptyWords(query, state)}</Command.Empty>
        {others.map((person) => (
          <Command.Item
            key={person.id}
            value={person.id}
            onSelect={() => onPick(person)}
            className="flex h-9 cursor-default items-center gap-2.5 rounded-sm px-2 select-none data-[selected=true]:bg-pressed"
          >
            <Avatar name={person.name} size="small" />
            <span className="truncate">{person.name}</span>
            {person.detail && <span className="grow truncate text-meta text-muted">{person.detail}</span>}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

function emptyWords(query: string, state: string): string {
  if (query.trim().length < 2) return "Type two letters or more.";
  if (state === "searching") return "Searching…";
  return state === "failed" ? "People cannot be searched at the moment." : `Nobody else found for “${query}”.`;
}
