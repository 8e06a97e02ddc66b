import { randomBytes, randomUUID } from "node:crypto";
import type { MessageRead } from "../channels/public.ts";
import { copyDatabase, type TestDatabase } from "../database.fixture.ts";
import { inSystem, inWorkspace, type Tx } from "../kernel/database.ts";
import { newId } from "../kernel/id.ts";
import { insertWorkspace } from "../workspaces/workspace.sql.ts";
import { lockStanding } from "./lock-conversation.ts";
import { readConversation } from "./read-conversation.ts";
import { receive } from "./receive.ts";
import { sendReply } from "./send-reply.ts";
import { type Writing, writeMessage } from "./write-message.ts";

/** A workspace with a chat, two agents and a customer; time stands still until a test moves it on. */
export interface Stage extends AsyncDisposable {
  at: TestDatabase;
  workspaceId: string;
  channelId: string;
  ada: string;
  ben: string;
  noor: string;
  now(): Date;
  pass(time: { seconds?: number; minutes?: number; days?: number }): Date;
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Begins a chat of somebody, Noor if nobody is named. */
  chat(subjectId?: string): Promise<string>;
  /** A customer's message as its channel hands it over. */
  said(threadId: string, text: string, subjectId?: string): MessageRead;
  /** Lets a customer say something in a chat; returns the conversation in which it is read. */
  hears(threadId: string, text: string, subjectId?: string): Promise<string>;
  /** Lets Ada write something. */
  writes(conversationId: string, writing?: Partial<Writing>, by?: string): Promise<string>;
  /** Lets Ada reply, and the reply go out. */
  replies(conversationId: string, text: string): Promise<string>;
  read(conversationId: string): ReturnType<typeof readConversation>;
}

/** Sets the stage in a database of its own. */
export async function openStage(): Promise<Stage> {
  const at = await copyDatabase();
  let now = new Date("2026-03-02T09:00:00.000Z");
  const [ada, ben, noor, channelId] = [newId(), newId(), newId(), newId()];
  await at.owner.query(
    `insert into workspaces."user" (id, name, email, "emailVerified") values ($1, 'Ada', 'ada@example.com', true),
      ($2, 'Ben', 'ben@example.com', true)`,
    [ada, ben],
  );
  const workspaceId = await inSystem(at.db, (tx) =>
    insertWorkspace(tx, {
      ...{ name: "Kestrel Coffee", timeZone: "UTC", defaultCountry: "DE", currency: "EUR" },
      ...{ subjectSalt: randomBytes(32), identitySecret: "secret", createdBy: ada },
    }),
  );
  await furnish(at, { workspaceId, ada, ben, noor, channelId });
  const run = <T>(work: (tx: Tx) => Promise<T>) => inWorkspace(at.db, workspaceId, work);
  const stage: Stage = {
    ...{ at, workspaceId, channelId, ada, ben, noor, run },
    now: () => now,
    pass({ seconds = 0, minutes = 0, days = 0 }) {
      now = new Date(now.getTime() + 1000 * (seconds + 60 * minutes + 86_400 * days));
      return now;
    },
    async chat(subjectId = noor) {
      const threadId = newId();
      await at.owner.query(
        `insert into channels.thread (workspace_id, thread_id, channel_id, subject_id, begun_at) values ($1, $2, $3, $4, $5)`,
        [workspaceId, threadId, channelId, subjectId, now],
      );
      return threadId;
    },
    said: (threadId, text, subjectId = noor) => ({
      ...{ workspaceId, messageId: newId(), threadId, channelId, channel: "chat", direction: "in", inboundId: null },
      ...{ subjectId, author: { kind: "customer", name: "Noor" }, body: { text }, files: [], detail: {} },
      ...{ sentAt: now, recordedAt: now, xid: "0", seq: 0 },
    }),
    async hears(threadId, text, subjectId) {
      stage.pass({ seconds: 1 });
      const message = stage.said(threadId, text, subjectId);
      await run((tx) => receive(tx, workspaceId, [message]));
      const { rows } = await at.owner.query<{ root: string }>(
        "select desk.root_of(workspace_id, conversation_id) as root from desk.message where message_id = $1",
        [message.messageId],
      );
      return rows[0]!.root;
    },
    async writes(conversationId, writing = {}, by = `member:${ada}`) {
      stage.pass({ seconds: 1 });
      const messageId = writing.messageId ?? newId();
      const body = { messageId, kind: "reply" as const, bodyHtml: "<p>Hello</p>", files: [], ...writing };
      await run(async (tx) =>
        writeMessage(tx, await lockStanding(tx, { workspaceId, conversationId }), body, { by, at: now }),
      );
      return messageId;
    },
    async replies(conversationId, text) {
      const messageId = await stage.writes(conversationId, { bodyHtml: `<p>${text}</p>` });
      stage.pass({ seconds: 10 });
      await run((tx) => sendReply(tx, workspaceId, messageId, now));
      return messageId;
    },
    read: (conversationId) => run((tx) => readConversation(tx, { workspaceId, conversationId })),
    [Symbol.asyncDispose]: () => at[Symbol.asyncDispose](),
  };
  return stage;
}

async function furnish(
  { owner }: TestDatabase,
  { workspaceId, ada, ben, noor, channelId }: Record<"workspaceId" | "ada" | "ben" | "noor" | "channelId", string>,
): Promise<void> {
  await owner.query(
    "insert into workspaces.member (workspace_id, user_id, role) values ($1, $2, 'agent'), ($1, $3, 'admin')",
    [workspaceId, ada, ben],
  );
  await owner.query(
    `insert into people.identifier (workspace_id, subject_id, kind, value, standing, first_seen_at)
     values ($1, $2, 'email', 'noor@example.com', 'proven', '2026-01-01')`,
    [workspaceId, noor],
  );
  await owner.query(
    `insert into people.face (workspace_id, person_id, name, email, proven, identifiers, words)
     values ($1, $2, 'Noor', 'noor@example.com', true, 1, '')`,
    [workspaceId, noor],
  );
  await owner.query(
    `insert into channels.channel (workspace_id, channel_id, kind, name, made_by) values ($1, $2, 'chat', 'Shop', 'system')`,
    [workspaceId, channelId],
  );
}

/** An id that belongs to nothing. */
export const unknown = () => randomUUID();
