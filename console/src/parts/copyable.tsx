import { CopyButton } from "./copy-button.tsx";

/** One line of code, such as a key or an id, with its copy button. */
export function Copyable({ text, what }: { text: string; what: string }) {
  return (
    <span className="flex h-8 min-w-0 items-center gap-1 rounded-md border bg-sunken pr-1 pl-2.5">
      <code className="min-w-0 grow truncate font-mono text-meta" title={text}>
        {text}
      </code>
      <CopyButton text={text} what={what} />
    </span>
  );
}
