import type { ReactNode } from "react";

/** Lines that belong together, framed and divided by hairlines. */
export function Panel({ children }: { children: ReactNode }) {
  return <div className="divide-y overflow-hidden rounded-md border">{children}</div>;
}

/** One line of a panel. */
export function PanelRow({ children }: { children: ReactNode }) {
  return <div className="flex min-h-10 items-center gap-3 px-3 py-2">{children}</div>;
}
