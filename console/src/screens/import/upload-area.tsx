import { useEffect, useRef, useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { FileDrop } from "../../parts/file-drop.tsx";
import { formatBytes } from "../../parts/format-number.ts";
import { ProgressBar } from "../../parts/progress-bar.tsx";
import type { ShownImport } from "./imports.ts";
import { type Upload, uploadFile } from "./upload.ts";

interface UploadAreaProps {
  workspaceId: string;
  onUploaded: (uploaded: ShownImport) => void;
}

interface Sending {
  file: File;
  sentBytes: number;
}

/** Takes a file, and shows how much of it has arrived. */
export function UploadArea({ workspaceId, onUploaded }: UploadAreaProps) {
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<string>();
  const upload = useRef<Upload>(null);
  useEffect(() => () => upload.current?.cancel(), []);

  const send = (file: File) => {
    setProblem(undefined);
    setSending({ file, sentBytes: 0 });
    upload.current = uploadFile(workspaceId, file, (sentBytes) => setSending({ file, sentBytes }));
    upload.current.done
      .then(onUploaded, (error: unknown) => {
        if (!(error instanceof DOMException)) setProblem(refusalOf(error).sentence);
      })
      .finally(() => {
        upload.current = null;
        setSending(null);
      });
  };
  if (sending) return <Sent {...sending} onCancel={() => upload.current?.cancel()} />;
  return (
    <FileDrop
      label="Drop a file here, or choose one"
      hint="CSV or JSON Lines, in any usual encoding, a million rows and more. You see what becomes of it before anything is imported."
      accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,text/csv,application/json"
      error={problem}
      onFile={send}
    />
  );
}

function Sent({ file, sentBytes, onCancel }: Sending & { onCancel: () => void }) {
  return (
    <div className="rounded-md border px-4 py-3">
      <ProgressBar
        label={`Sending ${file.name}`}
        value={Math.min(sentBytes, file.size)}
        total={Math.max(file.size, 1)}
        detail={`${formatBytes(Math.min(sentBytes, file.size))} of ${formatBytes(file.size)}`}
        onCancel={onCancel}
      />
    </div>
  );
}
