import { inWorkspace, type Tx } from "../kernel/database.ts";
import { type Call, procedures } from "../kernel/procedures.ts";
import { Refusal } from "../kernel/refusal.ts";
import { type Editor, edit, remove, retry, takeBack } from "./change-message.ts";
import { draftsOf, saveDraft } from "./drafts.ts";
import { attached } from "./files.ts";
import { lockStanding } from "./lock-conversation.ts";
import { messages as contract } from "./message-contract.ts";
import { olderMessages } from "./read-conversation.ts";
import { markRead } from "./read-messages.ts";
import { oneMessage } from "./show-message.ts";
import { versionsIn } from "./versions.ts";
import { writeMessage } from "./write-message.ts";

const api = procedures(contract);

function within<T>(
  { kernel }: Call,
  { workspaceId }: { workspaceId: string },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return inWorkspace(kernel.db, workspaceId, work);
}

function editorOf({ kernel, caller }: Call, { workspaceId }: { workspaceId: string }): Editor {
  return { by: caller.actor, at: kernel.clock.now(), supervises: caller.allows(workspaceId, "desk:supervise") };
}

/** The member who calls; a key has no drafts and reads nothing. */
function self({ caller }: Call): string {
  if (!caller.userId) throw new Refusal("forbidden", "Only a signed-in member can do this; a key cannot.");
  return caller.userId;
}

export const messageRoutes = api.router({
  list: api.list.handler(({ context, input }) =>
    within(context, input, (tx) => olderMessages(tx, input, input.before, input.limit)),
  ),
  write: api.write.handler(({ context, input }) =>
    within(context, input, async (tx) => {
      const files = await attached(context.kernel, tx, input.workspaceId, input.files);
      const conversation = await lockStanding(tx, input);
      await writeMessage(tx, conversation, { ...input, files }, editorOf(context, input));
      return oneMessage(tx, input.workspaceId, input.messageId);
    }),
  ),
  takeBack: api.takeBack.handler(({ context, input }) =>
    within(context, input, async (tx) => ({ draft: await takeBack(tx, input, editorOf(context, input)) })),
  ),
  edit: api.edit.handler(({ context, input }) =>
    within(context, input, async (tx) => {
      const files = await attached(context.kernel, tx, input.workspaceId, input.files);
      await edit(tx, input, { bodyHtml: input.bodyHtml, files }, editorOf(context, input));
      return oneMessage(tx, input.workspaceId, input.messageId);
    }),
  ),
  remove: api.remove.handler(({ context, input }) =>
    within(context, input, async (tx) => {
      await remove(tx, input, editorOf(context, input));
      return oneMessage(tx, input.workspaceId, input.messageId);
    }),
  ),
  versions: api.versions.handler(({ context, input }) => within(context, input, (tx) => versionsIn(tx, input))),
  retry: api.retry.handler(({ context, input }) =>
    within(context, input, async (tx) => {
      await retry(tx, input, editorOf(context, input));
      return oneMessage(tx, input.workspaceId, input.messageId);
    }),
  ),
  drafts: api.drafts.handler(({ context, input }) =>
    within(context, input, (tx) => draftsOf(tx, input, context.caller.userId)),
  ),
  saveDraft: api.saveDraft.handler(({ context, input }) =>
    within(context, input, async (tx) => {
      const files = await attached(context.kernel, tx, input.workspaceId, input.files);
      const { kernel } = context;
      return { savedAt: await saveDraft(tx, input, self(context), { ...input, files }, kernel.clock.now()) };
    }),
  ),
  read: api.read.handler(async ({ context, input }) => {
    await within(context, input, (tx) => markRead(tx, input, self(context), context.kernel.clock.now()));
    return {};
  }),
});
