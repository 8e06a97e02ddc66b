import { attempt } from "../../../sdk/src/attempt.ts";
import type { ChatError, UploadedFile } from "../../../server/src/channels/contract.ts";
import { Refused } from "./request.ts";

export interface Upload {
  done: Promise<UploadedFile>;
  cancel(): void;
}

/** Sends a file's bytes, and says how much of them has gone, from 0 to 1. Only XMLHttpRequest tells that. */
export function upload(origin: string, token: string, file: File, progress: (part: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<UploadedFile>((resolve, reject) => {
    request.open("POST", `${origin}/chat/v1/files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("authorization", `Bearer ${token}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.onerror = () => reject(new TypeError("The server cannot be reached."));
    request.onabort = () => reject(new DOMException("Cancelled", "AbortError"));
    request.onload = () => {
      const answer: unknown = attempt(() => JSON.parse(request.responseText)) ?? {};
      if (request.status === 201) resolve(answer as UploadedFile);
      else reject(new Refused(request.status, answer as ChatError, request.getResponseHeader("retry-after")));
    };
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}
