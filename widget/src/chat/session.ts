import { uuid } from "../../../sdk/src/uuid.ts";
import type { Session } from "../../../server/src/channels/contract.ts";
import { Refused } from "./request.ts";
import { type ChatState, nothingKnown } from "./state.ts";
import { withSession } from "./threads.ts";
import type { VisitorKeeper } from "./visitor.ts";

const codes: Record<number, number> = { 403: 4403, 404: 4404, 410: 4404, 429: 4429 };

/** The closing code that says the same as a failed request. */
export function closingCode(error: unknown): { code: number; afterMs: number | undefined } {
  const refused = error instanceof Refused ? error : undefined;
  return { code: codes[refused?.status ?? 0] ?? 1006, afterMs: refused?.afterMs };
}

/** Makes or continues the session. Two tabs that begin at once take turns, so that both are the same visitor. */
export function beginSession(visitor: VisitorKeeper, name: string, locks?: Pick<LockManager, "request">) {
  const begin = () => visitor.begin();
  if (!locks) return begin();
  return locks.request(`${name}session`, begin).catch((error: unknown) => {
    // A sandboxed frame is refused its locks.
    if (error instanceof DOMException) return begin();
    throw error;
  });
}

/** What is known at the beginning of a session. A new visitor cannot write into the threads of the one before. */
export function atBeginning(state: ChatState, session: Session): ChatState {
  if (session.resumed || !state.visitor || state.visitor.visitorId === session.visitorId) {
    return withSession(state, session);
  }
  const renamed = new Map(state.outgoing.map(({ threadId }) => [threadId, uuid()]));
  const outgoing = state.outgoing.map((each) => ({ ...each, threadId: renamed.get(each.threadId)! }));
  return withSession({ ...nothingKnown, outgoing }, session);
}
