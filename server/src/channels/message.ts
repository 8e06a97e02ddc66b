import type { Position } from "../kernel/follow.ts";

/** Who wrote a message, as the other side is shown. */
export interface ChannelAuthor {
  kind: "customer" | "member" | "bot" | "system";
  name: string;
  avatar?: string;
}

/** What a message says; `html` is sanitised by whoever hands it in. */
export interface ChannelBody {
  text: string;
  html?: string;
}

/** A file that is kept by the kernel, as a message names it. */
export interface ChannelFile {
  fileId: string;
  name: string;
  mediaType: string;
  bytes: number;
  inline?: string | null;
}

/** A message that passed a channel, in either direction. */
export interface ChannelMessage {
  workspaceId: string;
  messageId: string;
  threadId: string;
  channelId: string;
  direction: "in" | "out";
  inboundId: string | null;
  subjectId: string;
  author: ChannelAuthor;
  body: ChannelBody;
  files: ChannelFile[];
  detail: MessageDetail;
  sentAt: Date;
  recordedAt: Date;
}

/** What else is known of a message. */
export interface MessageDetail {
  clientId?: string;
  page?: string;
  visitorId?: string;
  revisedAt?: string;
  withdrawnAt?: string;
}

/** A message as its ledger tells it. */
export type MessageRead = ChannelMessage & Position & { channel: string };

export type DeliveryState = "queued" | "sent" | "delivered" | "read" | "failed" | "revised" | "withdrawn";

/** What became of a message, as its ledger tells it. `detail` of "revised" holds the new `body` and `files`. */
export interface DeliveryRead extends Position {
  workspaceId: string;
  messageId: string;
  threadId: string;
  state: DeliveryState;
  at: Date;
  reason: string;
  detail: { body?: ChannelBody; files?: ChannelFile[] };
}

/** What holds a customer's messages together on one channel. */
export interface Thread {
  workspaceId: string;
  threadId: string;
  channelId: string;
  /** The kind of the channel, such as "chat". */
  channel: string;
  subjectId: string;
  context: Record<string, unknown>;
  begunAt: Date;
}
