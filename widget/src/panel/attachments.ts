import { useEffect, useRef, useState } from "preact/hooks";
import type { ChatConfig, ChatFile } from "../../../server/src/channels/contract.ts";
import { Refused } from "../chat/request.ts";
import type { Upload } from "../chat/upload.ts";
import { fill } from "./format.ts";
import { type Surroundings, useSurroundings } from "./surroundings.ts";

/** A file that the visitor wants to send along. */
export interface Attachment {
  id: number;
  file: File;
  /** From 0 to 1. */
  progress: number;
  uploaded?: ChatFile;
  /** Why it cannot be sent. */
  problem?: string;
  upload?: Upload;
}

let lastId = 0;

/** The files of the message that is being written. Each is uploaded at once; what fails for want of a network is tried again. */
export function useAttachments() {
  const surroundings = useSurroundings();
  const { chat, config, texts } = surroundings;
  const [attachments, setAttachments] = useState<Attachment[]>([]);
  const [problem, setProblem] = useState("");
  const isLive = chat.link().phase === "live";
  const current = useRef(attachments);
  current.current = attachments;

  function change(id: number, part: Partial<Attachment>): void {
    setAttachments((all) => all.map((each) => (each.id === id ? { ...each, ...part } : each)));
  }

  function begin({ id, file }: Attachment): void {
    const upload = chat.upload(file, (progress) => change(id, { progress }));
    change(id, { upload });
    upload.done.then(
      (uploaded) => change(id, { uploaded, progress: 1 }),
      (error: Error) => {
        if (error instanceof Refused) change(id, { problem: refusal(surroundings, file, error) });
        else change(id, { progress: 0, upload: undefined as never });
      },
    );
  }
  useEffect(() => {
    if (!isLive) return;
    for (const each of current.current) if (!each.upload && !each.uploaded && !each.problem) begin(each);
  }, [isLive, attachments.length]);

  useEffect(() => () => current.current.forEach(({ upload }) => void upload?.cancel()), []);

  return {
    attachments,
    problem,
    add(files: Iterable<File>): void {
      const room = config.files.mostFiles - attachments.length;
      const chosen = [...files];
      setProblem(chosen.length > room ? fill(texts.tooMany, { count: config.files.mostFiles }) : "");
      const added = chosen.slice(0, Math.max(0, room)).map((file) => {
        const because = problemOf(surroundings, file);
        return { id: ++lastId, file, progress: 0, ...(because ? { problem: because } : {}) };
      });
      setAttachments([...attachments, ...added]);
    },
    remove(id: number): void {
      attachments.find((each) => each.id === id)?.upload?.cancel();
      setProblem("");
      setAttachments((all) => all.filter((each) => each.id !== id));
    },
    clear: () => setAttachments([]),
  };
}

function problemOf({ config, texts, format }: Surroundings, file: File): string | undefined {
  const { mostBytes, mediaTypes } = config.files;
  if (file.size > mostBytes) return fill(texts.tooLarge, { name: file.name, size: format.size(mostBytes) });
  // What a browser does not know it calls nothing; what the file is, the server finds out.
  if (file.type && !isAccepted(mediaTypes, file.type)) return fill(texts.wrongKind, { name: file.name });
  return undefined;
}

function isAccepted(mediaTypes: ChatConfig["files"]["mediaTypes"], type: string): boolean {
  return mediaTypes.some((accepted) =>
    accepted.endsWith("/*") ? type.startsWith(accepted.slice(0, -1)) : type === accepted,
  );
}

function refusal({ config, texts, format }: Surroundings, { name }: File, { status, code }: Refused): string {
  if (status === 413 || code === "too_large") {
    return fill(texts.tooLarge, { name, size: format.size(config.files.mostBytes) });
  }
  return fill(status === 415 || status === 422 ? texts.wrongKind : texts.uploadFailed, { name });
}
