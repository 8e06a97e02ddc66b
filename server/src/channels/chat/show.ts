import type { ChannelFile } from "../message.ts";
import { fileUrl } from "./file-pass.ts";
import type { MessageRow } from "./history.sql.ts";
import type { ChatFile, ChatMessage } from "./protocol.ts";

/** What showing takes beside the rows: the salt for the addresses of files, and the time. */
export interface Showing {
  workspaceId: string;
  salt: Buffer;
  now: Date;
}

const shownInPages = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);

/** A message as visitors see it. */
export function shownMessage(row: MessageRow, showing: Showing): ChatMessage {
  const { messageId, threadId, direction, author, body, files, sentAt, detail } = row;
  return {
    messageId,
    threadId,
    direction,
    author,
    text: body.text,
    ...(body.html === undefined ? {} : { html: body.html }),
    files: files.map((file) => shownFile(file, showing)),
    sentAt: sentAt.toISOString(),
    ...(detail.clientId === undefined ? {} : { clientId: detail.clientId }),
    state: stateOf(row.states),
    ...(detail.revisedAt === undefined ? {} : { revisedAt: detail.revisedAt }),
    ...(detail.withdrawnAt === undefined ? {} : { withdrawnAt: detail.withdrawnAt }),
  };
}

/** A file as visitors see it. */
export function shownFile(
  { fileId, name, mediaType, bytes }: ChannelFile,
  { workspaceId, salt, now }: Showing,
): ChatFile {
  const isImage = shownInPages.has(mediaType);
  return { fileId, name, mediaType, bytes, isImage, url: fileUrl({ workspaceId, salt }, fileId, now) };
}

function stateOf(states: readonly string[] | null): ChatMessage["state"] {
  for (const state of ["read", "delivered", "failed"] as const) if (states?.includes(state)) return state;
  return "sent";
}
