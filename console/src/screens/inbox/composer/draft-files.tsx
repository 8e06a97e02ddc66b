import type { MessageFile } from "../../../conversations/conversation.ts";
import { FileTile } from "../../../parts/file-tile.tsx";
import type { Upload } from "./uploads.ts";

interface DraftFilesProps {
  files: readonly MessageFile[];
  uploads: readonly Upload[];
  onRemove: (fileId: string) => void;
}

/** What goes with the message, and what is still on its way up. */
export function DraftFiles({ files, uploads, onRemove }: DraftFilesProps) {
  if (files.length + uploads.length === 0) return null;
  return (
    <ul aria-label="Attached" className="flex flex-wrap gap-2 px-4 pb-2">
      {files.map((file) => (
        <li key={file.fileId} className="max-w-full">
          <FileTile {...file} onRemove={() => onRemove(file.fileId)} />
        </li>
      ))}
      {uploads.map(({ id, file, progress, problem, retry, cancel }) => (
        <li key={id} className="max-w-full">
          <FileTile
            name={file.name}
            mediaType={file.type}
            bytes={file.size}
            progress={progress}
            problem={problem ?? undefined}
            onRetry={retry}
            onRemove={cancel}
          />
        </li>
      ))}
    </ul>
  );
}
