import { CopyButton } from "./copy-button.tsx";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const mostShown = 100;

/** Nested data as it was sent: every value in full, deeper levels folded. */
export function JsonView({ value, label }: { value: Json; label: string }) {
  return (
    <section
      aria-label={label}
      className="relative rounded-md border bg-sunken py-2 pr-9 pl-3 font-mono text-meta leading-5"
    >
      <div className="absolute top-1 right-1">
        <CopyButton text={JSON.stringify(value, null, 2)} what={label} />
      </div>
      {isNested(value) ? <Entries value={value} depth={0} /> : <Leaf value={value} />}
    </section>
  );
}

function Entries({ value, depth }: { value: Nested; depth: number }) {
  const entries = Object.entries(value);
  if (entries.length === 0)
    return <span className="text-muted">{Array.isArray(value) ? "empty list" : "no properties"}</span>;
  return (
    <ul className={depth > 0 ? "ml-1.5 border-l pl-3" : ""}>
      {entries.slice(0, mostShown).map(([key, item]) => (
        <li key={key} className="wrap-anywhere">
          <Entry name={key} value={item} depth={depth} />
        </li>
      ))}
      {entries.length > mostShown && <li className="text-muted">and {entries.length - mostShown} more</li>}
    </ul>
  );
}

function Entry({ name, value, depth }: { name: string; value: Json; depth: number }) {
  if (!isNested(value)) {
    return (
      <>
        <span className="text-muted">{name}: </span>
        <Leaf value={value} />
      </>
    );
  }
  return (
    <details open={depth < 1}>
      <summary className="cursor-default rounded-sm py-0.5 text-muted hover:bg-hover">
        {name} {sizeOf(value)}
      </summary>
      <Entries value={value} depth={depth + 1} />
    </details>
  );
}

function Leaf({ value }: { value: string | number | boolean | null }) {
  if (typeof value === "string") return <span className="whitespace-pre-wrap">{value === "" ? "“”" : value}</span>;
  return <span className={value === null ? "text-muted italic" : "text-accent-text"}>{String(value)}</span>;
}

type Nested = readonly Json[] | { readonly [key: string]: Json };

function isNested(value: Json): value is Nested {
  return typeof value === "object" && value !== null;
}

function sizeOf(value: Nested): string {
  const size = Object.keys(value).length;
  return Array.isArray(value) ? `[${size}]` : `{${size}}`;
}
