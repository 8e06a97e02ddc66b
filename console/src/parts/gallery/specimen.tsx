import { type ReactNode, useId } from "react";

/** One part in the gallery, with its states beside each other. */
export function Specimen({ title, children, wide = false }: { title: string; children: ReactNode; wide?: boolean }) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className={wide ? "col-span-full" : ""}>
      <h3 id={headingId} className="mb-2 text-meta text-muted">
        {title}
      </h3>
      {children}
    </section>
  );
}

/** Several states in a line. */
export function Line({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2">{children}</div>;
}
