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
      <div className="h-64 overflow-y-auto overscroll-contain">
        {/* Outside the list, which holds nothing but people. */}
        {others.length === 0 && <p className="px-3 py-8 text-center text-muted">{emptyWords(query, state)}</p>}
        <Command.List label="People" className="scroll-py-1 p-1 outline-none empty:p-0">
          {others.map((person) => (
            <Found key={person.id} person={person} onPick={() => onPick(person)} />
          ))}
        </Command.List>
      </div>
    </Command>
  );
}

function Found({ person: { id, name, detail }, onPick }: { person: FoundPerson; onPick: () => void }) {
  return (
    <Command.Item
      value={id}
      onSelect={onPick}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-sm px-2 select-none data-[selected=true]:bg-pressed"
    >
      <Avatar name={name} size="small" />
      <span className="truncate">{name}</span>
      {detail && <span className="grow truncate text-meta text-muted">{detail}</span>}
    </Command.Item>
  );
}

function emptyWords(query: string, state: string): string {
  if (query.trim().length < 2) return "Type two letters or more.";
  if (state === "searching") return "Searching…";
  return state === "failed" ? "People cannot be searched at the moment." : `Nobody else found for “${query}”.`;
}
