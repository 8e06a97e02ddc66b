import { useEffect, useMemo, useState } from "preact/hooks";
import type { Attachment } from "./attachments.ts";
import { FileSign } from "./files.tsx";
import { fill } from "./format.ts";
import { Icon } from "./icons.tsx";
import { useSurroundings } from "./surroundings.ts";

/** The files that go with the message, with how far each has come. */
export function AttachmentChips({ attachments, remove }: { attachments: Attachment[]; remove(id: number): void }) {
  if (attachments.length === 0) return null;
  return (
    <ul class="chips">
      {attachments.map((attachment) => (
        <Chip key={attachment.id} attachment={attachment} remove={remove} />
      ))}
    </ul>
  );
}

function Chip({ attachment, remove }: { attachment: Attachment; remove(id: number): void }) {
  const { texts } = useSurroundings();
  const { id, file, progress, uploaded, problem } = attachment;
  const percent = Math.round(progress * 100);
  return (
    <li class={problem ? "chip wrong" : "chip"}>
      <Preview file={file} />
      {problem ? (
        <span class="chip-problem" role="alert">
          {problem}
        </span>
      ) : (
        <FileSign file={{ name: file.name, bytes: file.size, mediaType: file.type }} />
      )}
      <button
        type="button"
        class="icon-button small"
        aria-label={fill(texts.remove, { name: file.name })}
        onClick={() => remove(id)}
      >
        <Icon name="close" size={16} />
      </button>
      {!uploaded && !problem && (
        <progress max={100} value={percent} aria-label={fill(texts.uploading, { name: file.name })} />
      )}
    </li>
  );
}

/** A small picture of a picture, made of the visitor's own file; nothing where the page's policy forbids it. */
function Preview({ file }: { file: File }) {
  const [isBroken, setBroken] = useState(false);
  const isRaster = /^image\/(png|jpeg|gif|webp|avif)$/.test(file.type);
  const address = useMemo(() => (isRaster ? URL.createObjectURL(file) : undefined), [file, isRaster]);
  useEffect(() => () => void (address && URL.revokeObjectURL(address)), [address]);
  if (!address || isBroken) return null;
  return <img class="preview" src={address} alt="" onError={() => setBroken(true)} />;
}
