import { FileUp } from "lucide-react";
import { type DragEvent, type ReactNode, useState } from "react";

/** Takes files that are dropped anywhere on it. */
export function DropArea({ onFiles, children }: { onFiles: (files: readonly File[]) => void; children: ReactNode }) {
  const [over, setOver] = useState(false);
  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  const drop = (event: DragEvent) => {
    setOver(false);
    // The text takes what is dropped on it by itself.
    if (event.defaultPrevented || !holdsFiles(event)) return;
    event.preventDefault();
    onFiles([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; a button attaches files too.
    <div
      className="@container relative"
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node) && setOver(false)}
      onDrop={drop}
    >
      {children}
      {over && (
        <div className="pointer-events-none absolute inset-1 flex items-center justify-center gap-2 rounded-md border border-dashed border-accent-solid bg-accent-tint font-medium text-accent-text">
          <FileUp size={16} aria-hidden />
          Let go to attach
        </div>
      )}
    </div>
  );
}
