import { type Notice, noticeSignal } from "../channels/public.ts";
import type { Kernel } from "../kernel/assemble.ts";
import { inWorkspace } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { noteActivity } from "./activity/note-activity.ts";
import { authorsOf } from "./authors.ts";
import type { ConversationKey } from "./event.ts";
import { mergedSet, rootOf } from "./root.sql.ts";
import { threadsOf } from "./thread.sql.ts";
import { presenceSignal, type Viewing, viewersOf } from "./viewers.ts";

/** What a member says of themselves: a note that is being written is the team's own business. */
export interface Doing {
  memberId: string;
  state: Viewing["state"];
  writing: "reply" | "note";
}

/** Tells colleagues what a member does in a conversation, and the customer if an answer is being typed. */
export async function showPresence(
  kernel: Kernel,
  at: ConversationKey,
  { memberId, state, writing }: Doing,
): Promise<void> {
  const { workspaceId, conversationId } = at;
  // Begun before the signal is sent, so that this process hears it.
  const before = viewersOf(kernel).present(at);
  const author = `member:${memberId}`;
  const { name, threadId } = await inWorkspace(kernel.db, workspaceId, async (tx) => {
    const doing = state === "typing" ? "composing" : "viewing";
    await noteActivity(tx, { workspaceId, conversationId, memberId, doing, at: kernel.clock.now() });
    if (!(await rootOf(tx, workspaceId, conversationId)))
      throw new Refusal("not_found", "There is no such conversation.");
    const together = await mergedSet(tx, workspaceId, conversationId);
    const [thread] = await threadsOf(tx, workspaceId, together);
    return { name: (await authorsOf(tx, workspaceId, [author]))(author).name, threadId: thread?.threadId };
  });
  kernel.signals.send(presenceSignal, { workspaceId, conversationId, memberId, name, state } satisfies Viewing);
  const wasTyping = before.members.some((member) => member.memberId === memberId && member.state === "typing");
  const types = state === "typing" && writing === "reply";
  if (!threadId || !(types || wasTyping)) return;
  const notice: Notice = { kind: "typing", workspaceId, threadId, author: { kind: "member", name }, typing: types };
  kernel.signals.send(noticeSignal, notice);
}
