import type { ReactNode } from "react";
import { classes } from "../../parts/classes.ts";
import { useDocumentTitle } from "../../shell/document-title.ts";

interface SettingsPageProps {
  title: string;
  /** Where something stands beside what is set. */
  wide?: boolean;
  children: ReactNode;
}

/** One page of the settings, at a width in which text reads well. */
export function SettingsPage({ title, wide = false, children }: SettingsPageProps) {
  useDocumentTitle(title, "Settings");
  return (
    <div className="relative min-h-0 grow overflow-y-auto">
      <div className={classes("mx-auto w-full px-6 py-6", wide ? "max-w-[68rem]" : "max-w-[46rem]")}>{children}</div>
    </div>
  );
}
