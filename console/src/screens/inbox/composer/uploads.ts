import { useRef, useState } from "react";
import { refusalOf } from "../../../api/refusal.ts";
import type { MessageFile } from "../../../conversations/conversation.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { uploadFile } from "../../../conversations/upload-file.ts";

export interface Upload {
  id: string;
  file: File;
  /** From 0 to 1. */
  progress: number;
  problem: string | null;
  retry: () => void;
  cancel: () => void;
}

/** Sends files up one beside the other; each that has arrived is told, each that has not says why. */
export function useUploads(onDone: (file: MessageFile) => void) {
  const { workspaceId } = useDesk();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const latest = useRef(onDone);
  latest.current = onDone;
  const change = (id: string, change: Partial<Upload>) =>
    setUploads((now) => now.map((each) => (each.id === id ? { ...each, ...change } : each)));
  const drop = (id: string) => setUploads((now) => now.filter((each) => each.id !== id));

  const begin = (id: string, file: File) => {
    const { done, cancel } = uploadFile(workspaceId, file, (sent) =>
      change(id, { progress: file.size > 0 ? sent / file.size : 1 }),
    );
    done.then(
      (kept) => {
        drop(id);
        latest.current({ ...kept, inline: null });
      },
      (error) => !isCancelled(error) && change(id, { problem: refusalOf(error).sentence }),
    );
    return cancel;
  };
  const add = (files: readonly File[]) => {
    for (const file of files) {
      const id = crypto.randomUUID();
      const start = () => {
        const cancel = begin(id, file);
        return () => {
          cancel();
          drop(id);
        };
      };
      const retry = () => change(id, { problem: null, progress: 0, cancel: start() });
      const upload: Upload = { id, file, progress: 0, problem: null, retry, cancel: () => drop(id) };
      setUploads((now) => [...now, upload]);
      change(id, { cancel: start() });
    }
  };
  return { uploads, add };
}

function isCancelled(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
