import { type ReactNode, useId } from "react";

interface SectionProps {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

/** A part of a page, divided from the next by a hairline. */
export function Section({ title, description, actions, children }: SectionProps) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="border-b py-6 first:pt-0 last:border-b-0 last:pb-0">
      <div className="mb-4 flex items-start gap-4">
        <div className="min-w-0 grow">
          <h2 id={headingId} className="text-title font-semibold">
            {title}
          </h2>
          {description && <p className="max-w-prose text-pretty text-muted">{description}</p>}
        </div>
        {actions && <div className="flex shrink-0 gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
