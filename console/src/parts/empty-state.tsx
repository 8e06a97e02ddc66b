import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  /** Set to `h1` where this is all there is on the page. */
  heading?: "h1" | "p";
  /** What will appear here, and what to do so that it does. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** Nothing here yet, and what to do next. */
export function EmptyState({ icon: Icon, title, heading: Heading = "p", children, actions }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-6 py-16 text-center">
      <span className="mb-3 flex size-9 items-center justify-center rounded-md border text-muted">
        <Icon size={16} aria-hidden />
      </span>
      <Heading className="font-medium">{title}</Heading>
      {children && <div className="mt-1 max-w-96 text-pretty text-muted">{children}</div>}
      {actions && <div className="mt-4 flex gap-2">{actions}</div>}
    </div>
  );
}
