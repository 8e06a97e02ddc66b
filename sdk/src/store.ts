import { attempt } from "./attempt.ts";

/** Strings by key, in localStorage where that is allowed and has room, in memory otherwise. */
export interface Store {
  read(key: string): string | null;
  write(key: string, value: string): void;
  erase(key: string): void;
  keys(prefix: string): string[];
  /** Writes to localStorage whether or not the store is kept in memory. */
  writeThrough(key: string, value: string): void;
  /** Keeps what is written in memory (`false`), or moves it to localStorage and goes on there (`true`). */
  persist(persistent: boolean): void;
}

/** Opens the page's store. */
export function openStore(): Store {
  const memory = new Map<string, string>();
  let isPersistent = false;

  const store: Store = {
    read: (key) => memory.get(key) ?? attempt(() => localStorage.getItem(key)) ?? null,
    write: (key, value) => (isPersistent ? store.writeThrough(key, value) : void memory.set(key, value)),
    writeThrough(key, value) {
      memory.set(key, value);
      attempt(() => {
        localStorage.setItem(key, value);
        memory.delete(key);
      });
    },
    erase(key) {
      memory.delete(key);
      attempt(() => localStorage.removeItem(key));
    },
    keys: (prefix) =>
      [...new Set([...memory.keys(), ...(attempt(() => Object.keys(localStorage)) ?? [])])].filter((key) =>
        key.startsWith(prefix),
      ),
    persist(persistent) {
      if (persistent && !isPersistent) for (const [key, value] of [...memory]) store.writeThrough(key, value);
      isPersistent = persistent;
    },
  };
  return store;
}
