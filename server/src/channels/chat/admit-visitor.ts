import { inWorkspace } from "../../kernel/database.ts";
import { type Position, settledUntil } from "../../kernel/follow.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { tokenHash } from "../../kernel/secrets.ts";
import { isBlocked } from "./block.ts";
import type { Chat } from "./find-chat.ts";
import { readThreads } from "./history.sql.ts";
import type { Hub } from "./hub.ts";
import { isOriginAllowed } from "./origin.ts";
import type { closeCodes } from "./protocol.ts";
import { workspaceOfToken } from "./token.ts";
import { findVisitor } from "./visitor.sql.ts";
import { audienceOf, type Visitor } from "./visitor.ts";

export interface Admitted {
  visitor: Visitor;
  chat: Chat;
  /** Their latest threads. */
  threadIds: string[];
  settled: Position;
}

/** Why somebody is not let in: how a socket says so, and how an answer does. */
export class NotAdmitted extends Refusal {
  readonly reason: keyof typeof closeCodes;
  constructor(reason: keyof typeof closeCodes, code: "not_signed_in" | "forbidden" | "not_found", sentence: string) {
    super(code, sentence);
    this.reason = reason;
  }
}

const latestThreads = 5;

/** Lets in the visitor whose token this is, from this page and address; refuses everybody else. */
export async function admitVisitor(
  hub: Hub,
  token: string,
  { origin, address }: { origin: string | undefined; address: string },
): Promise<Admitted> {
  const workspaceId = workspaceOfToken(token);
  if (workspaceId === undefined) throw unknown();
  const found = await inWorkspace(hub.kernel.db, workspaceId, async (tx) => {
    const visitor = await findVisitor(tx, workspaceId, tokenHash(token));
    if (!visitor) throw unknown();
    const settled = await settledUntil(tx);
    const threads = await readThreads(tx, workspaceId, audienceOf(visitor), undefined, latestThreads);
    return { visitor, settled, threadIds: threads.map(({ threadId }) => threadId) };
  });
  const { visitor } = found;
  const chat = await hub.chats.find(visitor.channelId);
  return { ...found, chat: openTo(chat, { origin, address, visitorId: visitor.visitorId }) };
}

/** The chat, if it is open to somebody who comes from this page and address. */
export function openTo(
  chat: Chat | undefined,
  { origin, address, visitorId }: { origin: string | undefined; address: string; visitorId?: string },
): Chat {
  if (!chat || chat.ended) throw new NotAdmitted("ended", "not_found", "This chat is closed.");
  if (!isOriginAllowed(origin, chat.settings.origins))
    throw new NotAdmitted("forbidden", "forbidden", "This page may not show this chat. Add it to the chat's origins.");
  if (isBlocked(chat.settings.blocked, { address, ...(visitorId ? { visitorId } : {}) }))
    throw new NotAdmitted("forbidden", "forbidden", "You cannot chat here.");
  return chat;
}

function unknown(): NotAdmitted {
  return new NotAdmitted("unknownSession", "not_signed_in", "This session is not known (any more). Make a new one.");
}
