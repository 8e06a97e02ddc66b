import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  /** Where this page lies, for example a link back to the list. */
  before?: ReactNode;
  /** A count or a state beside the title. */
  meta?: ReactNode;
  /** Buttons; at most one of them in the accent. */
  actions?: ReactNode;
  /** A second line, for filters and search. */
  children?: ReactNode;
}

/** The top of every screen: where one is, and what one can do here. */
export function PageHeader({ title, before, meta, actions, children }: PageHeaderProps) {
  return (
    <header className="shrink-0 border-b bg-canvas">
      <div className="flex h-12 items-center gap-3 px-4">
        {before}
        <h1 tabIndex={-1} className="min-w-0 truncate rounded-sm text-title font-semibold outline-none">
          {title}
        </h1>
        {meta && <div className="min-w-0 truncate text-muted tabular-nums">{meta}</div>}
        {actions && <div className="ml-auto flex shrink-0 items-center gap-2">{actions}</div>}
      </div>
      {children && <div className="flex min-h-10 flex-wrap items-center gap-2 border-t px-4 py-1.5">{children}</div>}
    </header>
  );
}
