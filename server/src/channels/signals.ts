import type { ChannelAuthor } from "./message.ts";

/** The desk sends it: what visitors are shown of the moment. */
export const noticeSignal = "channels.notice";

export type Notice = { workspaceId: string } & (
  | {
      kind: "presence";
      /** Null: of the chat as a whole, for visitors of this channel (null: of every chat). */
      threadId: string | null;
      channelId?: string | null;
      online: boolean;
      agents: ChannelAuthor[];
      expectedReplyMinutes: number | null;
      /** ISO 8601. */
      backAt: string | null;
      queue: { position: number; waitSeconds: number | null } | null;
    }
  | { kind: "typing"; threadId: string; author: ChannelAuthor; typing: boolean }
);

/** Channels send it: a customer types. */
export const typingSignal = "channels.typing";

export interface Typing {
  workspaceId: string;
  threadId: string;
  subjectId: string;
  typing: boolean;
}

/** Channels send it: a visitor's device has connected or gone, so that the desk says how things stand. */
export const visitorSignal = "channels.visitor";

export interface VisitorSeen {
  workspaceId: string;
  channelId: string;
  visitorId: string;
  subjectId: string;
  /** Their latest threads. */
  threadIds: string[];
  online: boolean;
}
