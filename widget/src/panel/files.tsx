import { useState } from "preact/hooks";
import type { ChatFile } from "../../../server/src/channels/contract.ts";
import { fileAddress } from "./addresses.ts";
import { fill } from "./format.ts";
import { Icon } from "./icons.tsx";
import { useSurroundings } from "./surroundings.ts";

/** The files of a message: pictures as pictures, everything else as something to download. */
export function Files({ files }: { files: readonly ChatFile[] }) {
  if (files.length === 0) return null;
  return (
    <div class="files">
      {files.map((file) => (
        <FileView key={file.fileId} file={file} />
      ))}
    </div>
  );
}

// A page whose policy lets no picture of ours through, or an address that has run out, gets the name instead.
function FileView({ file }: { file: ChatFile }) {
  const { origin, texts } = useSurroundings();
  const [isBroken, setBroken] = useState(false);
  const href = fileAddress(file.url, origin);
  const isPicture = file.isImage && /^image\/(png|jpeg|gif|webp|avif)$/.test(file.mediaType) && !isBroken;
  const name = fill(isPicture ? texts.openImage : texts.download, { name: file.name });
  const link = { href, target: "_blank", rel: "noopener noreferrer nofollow", title: name, "aria-label": name };
  if (!href) return null;
  if (isPicture) {
    return (
      <a class="picture" {...link}>
        <img src={href} alt={file.name} loading="lazy" decoding="async" onError={() => setBroken(true)} />
      </a>
    );
  }
  return (
    <a class="file" download={file.name} {...link}>
      <FileSign file={file} />
      <Icon name="download" size={18} />
    </a>
  );
}

/** A file's sign, name and size. */
export function FileSign({ file }: { file: Pick<ChatFile, "name" | "bytes" | "mediaType"> }) {
  const { format } = useSurroundings();
  return (
    <>
      <Icon name={file.mediaType.startsWith("image/") ? "image" : "file"} />
      <span class="file-text">
        <span class="file-name">{file.name}</span>
        <span class="file-size">{format.size(file.bytes)}</span>
      </span>
    </>
  );
}
