import { inWorkspace, type Tx } from "../kernel/database.ts";
import { type Call, procedures } from "../kernel/procedures.ts";
import { Refusal } from "../kernel/refusal.ts";
import { beginConversation } from "./begin-conversation.ts";
import { changeByHand, changeMany } from "./change-by-hand.ts";
import { conversations as contract } from "./conversation-contract.ts";
import { follow, link, unfollow, unlink } from "./follow-conversation.ts";
import { counts, listPage } from "./list.ts";
import { merge, unmerge } from "./merge.ts";
import { readConversation } from "./read-conversation.ts";
import { shownConversation } from "./show-conversation.ts";
import { showPresence } from "./show-presence.ts";
import { split } from "./split.ts";

const api = procedures(contract);

/** Runs a deed in a transaction of its own. */
function within<T>(
  { kernel }: Call,
  { workspaceId }: { workspaceId: string },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return inWorkspace(kernel.db, workspaceId, work);
}

function deedOf({ kernel, caller }: Call, { reason = "" }: { reason?: string | undefined } = {}) {
  return { by: caller.actor, at: kernel.clock.now(), reason };
}

/** The member who calls; a key is nobody who could follow or look. */
function self({ caller }: Call): string {
  if (!caller.userId) throw new Refusal("forbidden", "Only a signed-in member can do this; a key cannot.");
  return caller.userId;
}

export const conversationRoutes = api.router({
  list: api.list.handler(({ context, input: { workspaceId, ...wanted } }) =>
    within(context, { workspaceId }, (tx) => listPage(tx, workspaceId, wanted, context.caller.userId)),
  ),
  counts: api.counts.handler(({ context, input: { workspaceId, filters } }) =>
    within(context, { workspaceId }, (tx) => counts(tx, workspaceId, filters, context.caller.userId)),
  ),
  get: api.get.handler(({ context, input }) => within(context, input, (tx) => readConversation(tx, input))),
  begin: api.begin.handler(({ context, input }) =>
    within(context, input, async (tx) => shownConversation(tx, await beginConversation(tx, input, deedOf(context)))),
  ),
  change: api.change.handler(({ context, input }) =>
    within(context, input, async (tx) =>
      shownConversation(tx, await changeByHand(tx, input, input.changes, deedOf(context, input))),
    ),
  ),
  changeMany: api.changeMany.handler(({ context, input }) =>
    within(context, input, (tx) => changeMany(tx, input, deedOf(context, input))),
  ),
  follow: api.follow.handler(async ({ context, input }) => {
    await within(context, input, (tx) => follow(tx, input, self(context), deedOf(context)));
    return {};
  }),
  unfollow: api.unfollow.handler(async ({ context, input }) => {
    await within(context, input, (tx) => unfollow(tx, input, self(context), deedOf(context)));
    return {};
  }),
  merge: api.merge.handler(({ context, input }) =>
    within(context, input, async (tx) =>
      shownConversation(tx, await merge(tx, input, input.into, deedOf(context, input))),
    ),
  ),
  unmerge: api.unmerge.handler(({ context, input }) =>
    within(context, input, async (tx) => shownConversation(tx, await unmerge(tx, input, deedOf(context)))),
  ),
  split: api.split.handler(({ context, input }) =>
    within(context, input, async (tx) => shownConversation(tx, await split(tx, input, input, deedOf(context)))),
  ),
  link: api.link.handler(async ({ context, input }) => {
    await within(context, input, (tx) => link(tx, input, input.otherId, input.because, deedOf(context)));
    return {};
  }),
  unlink: api.unlink.handler(async ({ context, input }) => {
    await within(context, input, (tx) => unlink(tx, input, input.otherId, deedOf(context)));
    return {};
  }),
  showPresence: api.showPresence.handler(async ({ context, input }) => {
    await showPresence(context.kernel, input, { ...input, memberId: self(context) });
    return {};
  }),
});
