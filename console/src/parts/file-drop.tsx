import { CircleAlert, FileUp } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { classes } from "./classes.ts";

interface FileDropProps {
  label: string;
  /** Which files, in words. */
  hint: string;
  /** For the file chooser, for example `.csv,.jsonl`. */
  accept: string;
  disabled?: boolean;
  /** What was wrong with the last file. */
  error?: string;
  onFile: (file: File) => void;
}

/** A place to drop a file on, or to choose one. */
export function FileDrop({ label, hint, accept, disabled, error, onFile }: FileDropProps) {
  const [over, setOver] = useState(false);
  const noteId = useId();
  const Icon = error ? CircleAlert : FileUp;
  const take = (files: FileList | null) => files?.[0] && !disabled && onFile(files[0]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classes(
        "flex flex-col items-center rounded-md border border-dashed px-6 py-10 text-center has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus",
        over ? "border-accent-solid bg-accent-tint" : "border-field hover:bg-hover",
        disabled && "border-border text-muted hover:bg-transparent",
      )}
    >
      <Icon size={16} className={classes("mb-2", error ? "text-danger-text" : "text-muted")} aria-hidden />
      <span className="font-medium">{over ? "Let go to use this file" : label}</span>
      <span
        id={noteId}
        className={classes("text-meta", error ? "text-danger-text" : "text-muted")}
        role={error ? "alert" : undefined}
      >
        {error ?? hint}
      </span>
      <input
        type="file"
        accept={accept}
        disabled={disabled}
        aria-describedby={noteId}
        className="sr-only"
        onChange={(event) => {
          take(event.target.files);
          // The same file may be chosen again after it was corrected.
          event.target.value = "";
        }}
      />
    </label>
  );
}
