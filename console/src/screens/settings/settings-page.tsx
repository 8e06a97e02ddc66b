import type { ReactNode } from "react";
import { useDocumentTitle } from "../../shell/document-title.ts";

/** One page of the settings, at a width in which text reads well. */
export function SettingsPage({ title, children }: { title: string; children: ReactNode }) {
  useDocumentTitle(title, "Settings");
  return (
    <div className="relative min-h-0 grow overflow-y-auto">
      <div className="mx-auto w-full max-w-[46rem] px-6 py-6">{children}</div>
    </div>
  );
}
