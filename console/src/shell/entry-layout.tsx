import type { ReactNode } from "react";
import { classes } from "../parts/classes.ts";
import { Mark } from "./mark.tsx";

interface EntryLayoutProps {
  title: string;
  description?: ReactNode;
  wide?: boolean;
  /** Above the title, for example the steps of a sequence. */
  before?: ReactNode;
  children: ReactNode;
}

/** The page of everything that happens before one is inside: one column, one thing to do. */
export function EntryLayout({ title, description, wide = false, before, children }: EntryLayoutProps) {
  return (
    <main className="flex min-h-full flex-col items-center overflow-y-auto px-6 pt-[max(2rem,10vh)] pb-12">
      <div className={classes("w-full", wide ? "max-w-[40rem]" : "max-w-[22.5rem]")}>
        <div className="mb-8 flex items-center gap-2.5">
          <Mark size={24} />
          <span className="text-title font-semibold">Throughline</span>
        </div>
        {before && <div className="mb-8">{before}</div>}
        <h1 className="text-headline font-semibold tracking-[-0.01em]">{title}</h1>
        {description && <p className="mt-1 text-balance text-muted">{description}</p>}
        <div className="mt-6">{children}</div>
      </div>
    </main>
  );
}
