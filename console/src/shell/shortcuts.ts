import { isCovered, isTyping, singleKeysOn } from "../parts/keyboard.ts";

export interface Shortcut {
  /** One chord such as `mod+k` or `?`, or a sequence such as `g l`. */
  keys: string;
  /** What it does, for the keyboard help. */
  label: string;
  /** Under which heading the help shows it. */
  group: string;
  run: () => void;
}

// Long enough for a hand that looks for the second key, short enough not to surprise.
const sequenceMilliseconds = 1_200;

/** All shortcuts of the moment. The last one registered for some keys wins, so that a screen may borrow them. */
export class Shortcuts {
  readonly #shortcuts = new Set<Shortcut>();
  readonly #listeners = new Set<() => void>();
  #all: readonly Shortcut[] = [];
  #pending: { chord: string; at: number } | null = null;

  /** Adds a shortcut until the returned function is called. */
  register(shortcut: Shortcut): () => void {
    this.#shortcuts.add(shortcut);
    this.#announce();
    return () => {
      this.#shortcuts.delete(shortcut);
      this.#announce();
    };
  }

  readonly all = (): readonly Shortcut[] => this.#all;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Runs what a key press stands for; true when there was something. */
  handle(event: KeyboardEvent, now: number = performance.now()): boolean {
    const chord = chordOf(event);
    if (!chord || event.defaultPrevented || !isHeard(event)) return false;
    const first = this.#pending && now - this.#pending.at < sequenceMilliseconds ? this.#pending.chord : null;
    this.#pending = null;
    const shortcut = (first && this.#find(`${first} ${chord}`)) || this.#find(chord);
    if (shortcut) {
      event.preventDefault();
      shortcut.run();
      return true;
    }
    if (this.#begins(chord)) this.#pending = { chord, at: now };
    return false;
  }

  #find(keys: string): Shortcut | undefined {
    return [...this.#shortcuts].findLast((shortcut) => shortcut.keys === keys);
  }

  #begins(chord: string): boolean {
    return [...this.#shortcuts].some((shortcut) => shortcut.keys.startsWith(`${chord} `));
  }

  #announce(): void {
    this.#all = [...this.#shortcuts];
    for (const listener of this.#listeners) listener();
  }
}

/** A key press in the words of a shortcut: `mod+shift+k`, `g`, `?`. Modifiers alone are none. */
export function chordOf(event: KeyboardEvent): string | null {
  if (["Shift", "Control", "Meta", "Alt"].includes(event.key)) return null;
  const key = event.key.toLowerCase();
  const modifiers = [
    (event.metaKey || event.ctrlKey) && "mod",
    event.altKey && "alt",
    // Shift is part of what a character is: "?" needs none, "K" with a modifier does.
    event.shiftKey && (event.key.length > 1 || event.metaKey || event.ctrlKey) && "shift",
  ];
  return [...modifiers.filter(Boolean), key].join("+");
}

function isHeard(event: KeyboardEvent): boolean {
  if (event.metaKey || event.ctrlKey) return true;
  if (isTyping(event.target)) return false;
  return event.key.length > 1 || (singleKeysOn() && !isScreenCovered());
}

/** Whether a dialog lies over the screen: letters that are typed before it has the focus are none of the screen's. */
function isScreenCovered(): boolean {
  const main = document.getElementById("main");
  return main !== null && isCovered(main);
}
