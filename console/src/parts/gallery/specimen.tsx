import { type ReactNode, useId } from "react";

/** One part in the gallery, with its states beside each other. */
export function Specimen({ title, children, wide = false }: { title: string; children: ReactNode; wide?: boolean }) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={wide ? "col-span-full" : ""}>
      <p id={titleId} className="mb-2 text-meta text-muted">
        {title}
      </p>
      {children}
    </section>
  );
}

/** Several states in a line. */
export function Line({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2">{children}</div>;
}
