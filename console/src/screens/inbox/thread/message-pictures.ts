import type { Message, MessageFile } from "../../../conversations/conversation.ts";
import type { Picture } from "../../../parts/lightbox.tsx";

const shownTypes = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);

/** Where a file of a message is fetched. */
export function fileAddress(workspaceId: string, { fileId }: Pick<MessageFile, "fileId">): string {
  return `/api/workspaces/${workspaceId}/files/${fileId}`;
}

/** Whether a browser may show a file; the server serves all others as downloads only. */
export function isPicture({ mediaType }: Pick<MessageFile, "mediaType">): boolean {
  return shownTypes.has(mediaType);
}

/** The pictures of a message, in their order. */
export function picturesOf({ files, deletedAt }: Message, workspaceId: string): Picture[] {
  if (deletedAt) return [];
  return files.filter(isPicture).map((file) => ({ source: fileAddress(workspaceId, file), name: file.name }));
}

/** A body as it is shown: its own pictures by their addresses. */
export function shownHtml(html: string, files: readonly MessageFile[], workspaceId: string): string {
  return html.replace(/src="cid:([^"]+)"/g, (whole, id: string) => {
    const file = files.find(({ fileId, inline }) => inline === id || fileId === id);
    return file ? `src="${fileAddress(workspaceId, file)}"` : whole;
  });
}

/** A body as it is stored: pictures by the ids of their files. */
export function storedHtml(html: string, workspaceId: string): string {
  return html.replaceAll(`src="/api/workspaces/${workspaceId}/files/`, 'src="cid:');
}
