import type { Refusal } from "../api/refusal.ts";

/** A file as the server keeps it; what it is was found out from its content. */
export interface KeptFile {
  fileId: string;
  name: string;
  mediaType: string;
  bytes: number;
}

interface Upload {
  done: Promise<KeptFile>;
  cancel: () => void;
}

/** Sends a file as it is. Not by `fetch`, which tells nobody how much has been sent. */
export function uploadFile(workspaceId: string, file: File, onProgress: (sentBytes: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<KeptFile>((resolve, reject) => {
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      const answer: unknown = JSON.parse(request.responseText);
      if (request.status === 201) resolve(answer as KeptFile);
      else reject({ data: answer as Refusal });
    };
    // The same error as `fetch` throws, so that it is told in the same words.
    request.onerror = () => reject(new TypeError("Failed to fetch"));
    request.onabort = () => reject(new DOMException("The upload was cancelled.", "AbortError"));
  });
  request.open("POST", `/api/workspaces/${workspaceId}/files?name=${encodeURIComponent(file.name)}`);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.send(file);
  return { done, cancel: () => request.abort() };
}
