import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from "react";
import { type Command, Commands } from "./commands.ts";
import { type Shortcut, Shortcuts } from "./shortcuts.ts";

export interface Keyboard {
  commands: Commands;
  shortcuts: Shortcuts;
}

/** A fresh registry of commands and shortcuts; the shell holds one. */
export function createKeyboard(): Keyboard {
  return { commands: new Commands(), shortcuts: new Shortcuts() };
}

export const KeyboardContext = createContext<Keyboard | null>(null);

function useKeyboard(): Keyboard {
  const keyboard = useContext(KeyboardContext);
  if (!keyboard) throw new Error("Commands and shortcuts need the shell around them.");
  return keyboard;
}

/**
 * Offers commands in the palette, and their shortcuts, while the calling screen is shown.
 * What they run may change on every render; ids, labels and shortcuts are compared.
 */
export function useCommands(commands: readonly Command[]): void {
  const { commands: registry, shortcuts } = useKeyboard();
  const latest = useRef(commands);
  latest.current = commands;
  const shape = commands.map(({ id, label, shortcut }) => [id, label, shortcut].join("\n")).join("\n\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape stands for the commands.
  useEffect(() => {
    const stable = latest.current.map((command, at) => ({ ...command, run: () => latest.current[at]?.run() }));
    const withKeys = stable.flatMap(({ shortcut, ...command }) => (shortcut ? { ...command, keys: shortcut } : []));
    const endings = [registry.register(stable), ...withKeys.map((shortcut) => shortcuts.register(shortcut))];
    return () => {
      for (const end of endings) end();
    };
  }, [shape, registry, shortcuts]);
}

/** Registers one shortcut that is no command, such as moving in a list, while the calling part is shown. */
export function useShortcut(keys: string, label: string, group: string, run: () => void): void {
  const { shortcuts } = useKeyboard();
  const latest = useRef(run);
  latest.current = run;
  useEffect(
    () => shortcuts.register({ keys, label, group, run: () => latest.current() }),
    [keys, label, group, shortcuts],
  );
}

/** All commands of the moment. */
export function useAllCommands(): readonly Command[] {
  const { commands } = useKeyboard();
  return useSyncExternalStore(commands.subscribe, commands.all);
}

/** All shortcuts of the moment. */
export function useAllShortcuts(): readonly Shortcut[] {
  const { shortcuts } = useKeyboard();
  return useSyncExternalStore(shortcuts.subscribe, shortcuts.all);
}
