import type { ReactNode } from "react";

/** Names and values, one pair a line. */
export function DescriptionList({ children }: { children: ReactNode }) {
  return <dl className="flex flex-col">{children}</dl>;
}

interface FieldRowProps {
  name: ReactNode;
  children: ReactNode;
  /** A copy button or a mark of where the value comes from. */
  end?: ReactNode;
}

/** One name and its value. */
export function FieldRow({ name, children, end }: FieldRowProps) {
  return (
    <div className="grid min-h-7 grid-cols-[8.5rem_minmax(0,1fr)_auto] items-start gap-x-3 py-1">
      <dt className="truncate text-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
      {end && <dd className="-my-0.5">{end}</dd>}
    </div>
  );
}
