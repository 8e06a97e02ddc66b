import { attempt } from "../../../sdk/src/attempt.ts";

/** Strings by key, in the browser's storage where that is allowed and has room, in memory otherwise. */
export interface Store {
  read(key: string): string | null;
  write(key: string, value: string): void;
  erase(key: string): void;
  keys(prefix: string): string[];
}

/** Opens a store in which every key begins with `prefix`. */
export function openStore(prefix: string, storage = attempt(() => localStorage)): Store {
  const memory = new Map<string, string>();
  const stored = () => attempt(() => Object.keys(storage!)) ?? [];
  return {
    read: (key) => memory.get(prefix + key) ?? attempt(() => storage!.getItem(prefix + key)) ?? null,
    write(key, value) {
      memory.set(prefix + key, value);
      attempt(() => {
        storage!.setItem(prefix + key, value);
        memory.delete(prefix + key);
      });
    },
    erase(key) {
      memory.delete(prefix + key);
      attempt(() => storage!.removeItem(prefix + key));
    },
    keys: (start) =>
      [...new Set([...memory.keys(), ...stored()])]
        .filter((key) => key.startsWith(prefix + start))
        .map((key) => key.slice(prefix.length)),
  };
}
