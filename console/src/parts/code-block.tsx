import { classes } from "./classes.ts";
import { CopyButton } from "./copy-button.tsx";

interface CodeBlockProps {
  code: string;
  /** What it is, for the copy button and for screen readers. */
  label: string;
  /** Long lines break instead of scrolling. */
  wrap?: boolean;
  /** The part that is the reader's own, such as a key, stands out. */
  emphasize?: string;
}

/** Code to copy. */
export function CodeBlock({ code, label, wrap = false, emphasize }: CodeBlockProps) {
  return (
    <div className="relative min-w-0 rounded-md border bg-sunken">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
      <section tabIndex={0} aria-label={label} className="overflow-x-auto rounded-md">
        <pre
          className={classes(
            "py-3 pr-10 pl-3 font-mono text-meta leading-5",
            wrap ? "break-all whitespace-pre-wrap" : "w-max",
          )}
        >
          <code>{emphasize ? emphasized(code, emphasize) : code}</code>
        </pre>
      </section>
      <div className="absolute top-2 right-2 rounded-md bg-sunken">
        <CopyButton text={code} what={label} />
      </div>
    </div>
  );
}

function emphasized(code: string, part: string) {
  const [before, ...after] = code.split(part);
  return (
    <>
      {before}
      {after.map((text, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places.
        <span key={position}>
          <mark className="rounded-sm bg-accent-tint px-0.5 text-accent-text">{part}</mark>
          {text}
        </span>
      ))}
    </>
  );
}
