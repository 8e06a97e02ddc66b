import type { LucideIcon } from "lucide-react";

export interface Command {
  id: string;
  /** A verb and its object, for example "Import a file". */
  label: string;
  /** Under which heading the palette shows it. */
  group: string;
  icon?: LucideIcon;
  /** Other words somebody may type for it. */
  keywords?: readonly string[];
  /** Registered with the command, and shown beside it. */
  shortcut?: string;
  run: () => void;
}

/** Whether each word of a query begins a word of the command's label, heading or keywords. */
export function matches({ label, group, keywords = [] }: Command, query: string): boolean {
  const words = [label, group, ...keywords]
    .join(" ")
    .toLocaleLowerCase()
    .split(/[\s:]+/);
  const wanted = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return wanted.every((start) => words.some((word) => word.startsWith(start)));
}

/** Everything the palette can do at the moment. */
export class Commands {
  readonly #byId = new Map<string, Command>();
  readonly #listeners = new Set<() => void>();
  #all: readonly Command[] = [];

  /** Adds commands until the returned function is called. */
  register(commands: readonly Command[]): () => void {
    for (const command of commands) this.#byId.set(command.id, command);
    this.#announce();
    return () => {
      for (const command of commands) {
        if (this.#byId.get(command.id) === command) this.#byId.delete(command.id);
      }
      this.#announce();
    };
  }

  readonly all = (): readonly Command[] => this.#all;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #announce(): void {
    this.#all = [...this.#byId.values()];
    for (const listener of this.#listeners) listener();
  }
}
