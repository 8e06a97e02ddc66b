import { valueInWords } from "../../people/value-in-words.ts";

interface Difference {
  name: string;
  values: readonly unknown[];
}

/** Where two people say different things of themselves. */
export function Differences({
  title,
  note,
  differences,
}: {
  title: string;
  note: string;
  differences: readonly Difference[];
}) {
  if (differences.length === 0) return null;
  return (
    <section>
      <h3 className="font-medium">{title}</h3>
      <p className="text-meta text-muted">{note}</p>
      <dl className="mt-1.5 max-h-40 divide-y overflow-y-auto rounded-md border">
        {differences.map(({ name, values }) => (
          <div key={name} className="grid grid-cols-[8rem_minmax(0,1fr)] gap-3 px-3 py-1.5">
            <dt className="truncate text-muted">{name}</dt>
            <dd className="wrap-anywhere">{values.map(valueInWords).join(" or ")}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
