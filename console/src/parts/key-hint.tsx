import { classes } from "./classes.ts";
import { keyNames } from "./key-names.ts";

interface KeyHintProps {
  /** For example `mod+k`, `g l` or `?`. */
  keys: string;
  /** Inside a control the keys repeat what `aria-keyshortcuts` says, so they are hidden from screen readers. */
  spoken?: boolean;
  /** On a filled button the caps take the button's own colour. */
  onFill?: boolean;
}

const cap = "inline-flex h-4 min-w-4 items-center justify-center rounded-sm px-1 font-sans text-[0.6875rem] leading-4";

/** Draws a keyboard shortcut, one cap a key. */
export function KeyHint({ keys, spoken = false, onFill = false }: KeyHintProps) {
  return (
    <span className="inline-flex shrink-0 items-center gap-0.5" aria-hidden={!spoken}>
      {keyNames(keys)
        .flat()
        .map((name, position) => (
          <kbd
            // biome-ignore lint/suspicious/noArrayIndexKey: the caps of one shortcut never change places.
            key={position}
            className={classes(
              cap,
              onFill ? "border border-white/40 text-white" : "border border-hairline bg-sunken text-muted",
            )}
          >
            {name}
          </kbd>
        ))}
    </span>
  );
}
