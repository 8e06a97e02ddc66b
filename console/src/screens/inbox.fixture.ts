import { randomUUID } from "node:crypto";
import { ChatClient, openSession } from "@throughline/server/channels/chat/chat-client.fixture.ts";
import type { Conversation } from "@throughline/server/desk/contract.ts";
import { ask, type RunningServer } from "@throughline/server/server.fixture.ts";
import { SignJWT } from "jose";
import { send } from "./console.fixture.ts";

/** Somebody who chats with the company, on a real socket. */
export interface Customer {
  name: string;
  conversationId: string;
  client: ChatClient;
  say: (text: string) => Promise<void>;
}

/** Lets somebody who is proven to be who they are begin a chat, until the desk has it as a conversation. */
export async function customerChats(on: RunningServer, name: string, ...texts: string[]): Promise<Customer> {
  const userId = `${name.split(" ")[0]!.toLowerCase()}-${randomUUID().slice(0, 8)}`;
  const email = `${userId}@example.com`;
  await send(on, on.owner.serverWriteKey, [{ type: "identify", userId, traits: { name, email, plan: "Subscriber" } }]);
  const identityToken = await new SignJWT({})
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(userId)
    .setExpirationTime("1h")
    .sign(new TextEncoder().encode(on.owner.identitySecret));
  const session = await openSession(on.url, { key: on.owner.writeKey, identityToken });
  const client = await ChatClient.connect(on.url, session);
  const threadId = randomUUID();
  const say = async (text: string) => {
    await client.say(threadId, text);
  };
  for (const text of texts) await say(text);
  const { conversationId } = await conversationOf(on, name, texts.at(-1)!);
  return { name, conversationId, client, say };
}

/** The conversation with somebody, once the desk has what they said last. */
export async function conversationOf(on: RunningServer, name: string, preview: string): Promise<Conversation> {
  for (let tries = 0; tries < 200; tries++) {
    const { conversations } = await listed(on, {});
    const found = conversations.find((row) => row.personName === name && row.preview === preview);
    if (found) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`No conversation with ${name} has appeared.`);
}

/** Changes a conversation past the screen. */
export async function changeConversation(on: RunningServer, { conversationId }: Customer, changes: object[]) {
  const path = `/api/workspaces/${on.owner.workspaceId}/conversations/${conversationId}/changes`;
  const { status, text } = await ask(on.url, "POST", path, { cookie: on.owner.cookie, body: { changes } });
  if (status !== 200) throw new Error(`Changing failed: ${status} ${text}`);
}

/** Leaves a note in a conversation as the owner, past the screen. */
export async function writeNote(on: RunningServer, { conversationId }: Customer, bodyHtml: string, mentions: string[]) {
  const path = `/api/workspaces/${on.owner.workspaceId}/conversations/${conversationId}/messages`;
  const body = { messageId: randomUUID(), kind: "note", bodyHtml, mentions };
  const { status, text } = await ask(on.url, "POST", path, { cookie: on.owner.cookie, body });
  if (status !== 201) throw new Error(`Writing failed: ${status} ${text}`);
}

async function listed(on: RunningServer, filter: object): Promise<{ conversations: Conversation[] }> {
  const path = `/api/workspaces/${on.owner.workspaceId}/conversation-lists`;
  const asked = { cookie: on.owner.cookie, body: { filter, limit: 200 } };
  const { body } = await ask<{ conversations: Conversation[] }>(on.url, "POST", path, asked);
  return body;
}
