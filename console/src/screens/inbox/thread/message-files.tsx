import type { Message } from "../../../conversations/conversation.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { FileTile } from "../../../parts/file-tile.tsx";
import { fileAddress, isPicture } from "./message-pictures.ts";

/** The files of a message: pictures as pictures, the rest to download. */
export function MessageFiles({ message, onPicture }: { message: Message; onPicture: (source: string) => void }) {
  const { workspaceId } = useDesk();
  const inBody = (id: string) => message.bodyHtml.includes(`cid:${id}`);
  const files = message.files.filter(({ fileId, inline }) => !inBody(fileId) && !(inline && inBody(inline)));
  if (files.length === 0) return null;
  return (
    <ul aria-label="Files" className="my-1 flex flex-wrap gap-2">
      {files.map((file) => {
        const source = fileAddress(workspaceId, file);
        return (
          <li key={file.fileId} className="max-w-full">
            {isPicture(file) ? (
              <button
                type="button"
                onClick={() => onPicture(source)}
                className="block overflow-hidden rounded-md border border-border"
              >
                <img
                  src={source}
                  alt={file.name}
                  loading="lazy"
                  className="max-h-48 max-w-full min-w-16 object-cover"
                />
              </button>
            ) : (
              <FileTile {...file} href={source} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
