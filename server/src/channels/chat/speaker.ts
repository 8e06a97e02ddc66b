import type { Chat } from "./find-chat.ts";
import type { ServerFrame } from "./protocol.ts";
import type { Visitor } from "./visitor.ts";

/** One whose frames are heard: a socket's visitor, or a poll's. */
export interface Speaker {
  visitor: Visitor;
  chat: Chat;
  /** When something of theirs was received last, so that what they say in one millisecond keeps its order. */
  heardAt: number;
  reply: (frame: ServerFrame) => void;
  /** Ends the connection, with a reason. */
  end: (code: "badFrames" | "unknownSession", sentence: string) => void;
}

/** Says how long to wait before the same is sent again. */
export function tooFast(speaker: Speaker, clientId: string, againInSeconds: number): void {
  const sentence = `That was too much at once. Try again in ${againInSeconds} seconds.`;
  speaker.reply({ kind: "refused", clientId, code: "too_fast", sentence, againInSeconds });
}

/** Says that it is our fault this time, and to send the same again. */
export function refusedLater(speaker: Speaker, clientId: string | undefined, againInSeconds: number): void {
  const sentence = "This could not be taken just now. It is tried again.";
  speaker.reply({ kind: "refused", ...(clientId ? { clientId } : {}), code: "unavailable", sentence, againInSeconds });
}
