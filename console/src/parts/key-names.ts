const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

const names: Record<string, string> = {
  mod: isApple ? "⌘" : "Ctrl",
  shift: isApple ? "⇧" : "Shift",
  alt: isApple ? "⌥" : "Alt",
  enter: "↵",
  escape: "Esc",
  arrowup: "↑",
  arrowdown: "↓",
  space: "Space",
};

/** Turns a shortcut such as `mod+k` or `g l` into the caps to draw: `[["⌘", "K"]]` or `[["G"], ["L"]]`. */
export function keyNames(shortcut: string): string[][] {
  return shortcut.split(" ").map((chord) => chord.split("+").map((key) => names[key] ?? key.toUpperCase()));
}

/** The same shortcut in the words of the `aria-keyshortcuts` attribute; sequences have none. */
export function ariaKeys(shortcut: string | undefined): string | undefined {
  if (!shortcut || shortcut.includes(" ")) return undefined;
  return shortcut
    .replace("mod", isApple ? "Meta" : "Control")
    .replace("shift", "Shift")
    .replace("alt", "Alt");
}
