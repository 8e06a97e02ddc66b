import type { Kernel } from "../../kernel/assemble.ts";
import { inWorkspace, type Tx } from "../../kernel/database.ts";
import { cursorOf, settledUntil } from "../../kernel/follow.ts";
import { newId } from "../../kernel/id.ts";
import { tokenHash } from "../../kernel/secrets.ts";
import type { Proof } from "../../people/public.ts";
import { record, tokenProof } from "../../timeline/public.ts";
import type { Chat } from "./find-chat.ts";
import { threadsOf } from "./history.ts";
import { type Introduced, introduce } from "./introduce.ts";
import type { Session, SessionRequest } from "./protocol.ts";
import { newVisitorToken, workspaceOfToken } from "./token.ts";
import { findVisitor, insertProof, insertVisitor, updateVisitor } from "./visitor.sql.ts";
import { audienceOf, standingOf, type Visitor } from "./visitor.ts";

/** Sent when a visitor has proven who they are: their open devices connect anew, to see what they may see now. */
export const provenSignal = "channels.visitor_proven";

export interface Proven {
  workspaceId: string;
  visitorId: string;
}

const threadsShown = 20;

/** Makes a visitor, or goes on with the one whose token is sent if they still are who they were. */
export async function openSession(kernel: Kernel, chat: Chat, request: SessionRequest, from: object): Promise<Session> {
  const proof: Proof = request.identityToken
    ? await tokenProof(request.identityToken, chat.source.identitySecret)
    : { trust: "browser" };
  const at = kernel.clock.now();
  const opened = await inWorkspace(kernel.db, chat.workspaceId, async (tx) => {
    const earlier = await earlierVisitor(tx, chat, request.token);
    const introduced = introduce(chat, { request, proof, at, anonymousId: earlier?.anonymousId });
    const goesOn = earlier !== undefined && isSame(earlier, introduced) ? earlier : undefined;
    const self = goesOn ? introduced : introduce(chat, { request, proof, at, anonymousId: undefined });
    const context = { ...from, ...(request.page ? { page: request.page } : {}), ...self.said };
    const come = { language: request.language ?? "", answers: self.answers, context, at };
    const token = goesOn ? request.token! : newVisitorToken(chat.workspaceId);
    const visitor = goesOn ?? (await begin(tx, chat, self, { ...come, tokenHash: tokenHash(token) }));
    if (goesOn) await updateVisitor(tx, goesOn, come);
    const isNews = await prove(tx, visitor, self, at);
    await record(tx, chat.workspaceId, { touchpoints: [], sayings: self.sayings }, "chat");
    const now: Visitor = {
      ...visitor,
      answers: { ...visitor.answers, ...self.answers },
      provenSubjectId: self.proven?.subjectId ?? null,
    };
    return { isNews, session: await sessionOf(tx, chat, now, { token, resumed: goesOn !== undefined, at }) };
  });
  const { workspaceId } = chat;
  const { visitorId } = opened.session;
  if (opened.isNews) kernel.signals.send(provenSignal, { workspaceId, visitorId } satisfies Proven);
  return opened.session;
}

async function earlierVisitor(tx: Tx, chat: Chat, token: string | null | undefined): Promise<Visitor | undefined> {
  if (!token || workspaceOfToken(token) !== chat.workspaceId) return undefined;
  const visitor = await findVisitor(tx, chat.workspaceId, tokenHash(token));
  return visitor?.channelId === chat.channelId ? visitor : undefined;
}

/**
 * Whether the one with the token is the one who comes now. Who was proven must prove it again, and be the same: a page without
 * their identity token is one where they signed out. Another anonymous id of the page's SDK is another person too.
 */
function isSame(earlier: Visitor, { proven, givenAnonymousId }: Introduced): boolean {
  if (earlier.provenSubjectId) return proven?.subjectId === earlier.provenSubjectId;
  return givenAnonymousId === undefined || givenAnonymousId === earlier.anonymousId || earlier.isOwnName;
}

async function begin(
  tx: Tx,
  { workspaceId, channelId }: Chat,
  { anonymousId, subjectId, givenAnonymousId }: Introduced,
  come: { language: string; answers: Record<string, string>; context: object; at: Date; tokenHash: Buffer },
): Promise<Visitor> {
  const visitorId = newId(come.at);
  const visitor = { workspaceId, visitorId, channelId, subjectId, anonymousId, isOwnName: !givenAnonymousId };
  await insertVisitor(tx, { ...visitor, ...come });
  return { ...visitor, answers: come.answers, provenSubjectId: null };
}

async function prove(tx: Tx, visitor: Visitor, { proven }: Introduced, at: Date): Promise<boolean> {
  if (!proven || visitor.provenSubjectId) return false;
  const { workspaceId, visitorId } = visitor;
  await insertProof(tx, { workspaceId, visitorId, ...proven, at });
  return true;
}

async function sessionOf(
  tx: Tx,
  chat: Chat,
  visitor: Visitor,
  { token, resumed, at }: { token: string; resumed: boolean; at: Date },
): Promise<Session> {
  const { visitorId, anonymousId, answers } = visitor;
  // Seen before the threads are read: what comes between is told twice rather than never.
  const cursor = cursorOf(await settledUntil(tx));
  const showing = { workspaceId: chat.workspaceId, salt: chat.source.subjectSalt, now: at };
  const page = await threadsOf(tx, audienceOf(visitor), { limit: threadsShown }, showing);
  const standing = standingOf(visitor);
  return { token, visitorId, anonymousId, standing, resumed, answers, ...page, cursor };
}
