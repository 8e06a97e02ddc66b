import { inSystem, inWorkspace } from "../kernel/database.ts";
import { type Call, procedures } from "../kernel/procedures.ts";
import { Refusal } from "../kernel/refusal.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { findAccountByEmail } from "./account.sql.ts";
import { readAudit } from "./audit.ts";
import { changeWorkspace } from "./change-workspace.ts";
import { contract } from "./contract.ts";
import { createKey, refuseMoreThanOwn } from "./create-key.ts";
import { createWorkspace } from "./create-workspace.ts";
import { rotateIdentitySecret } from "./identity-secret.ts";
import { listInvitations } from "./invitation.sql.ts";
import { invite, openInvitation, withdrawInvitation } from "./invitations.ts";
import { listKeys } from "./key.sql.ts";
import { keyRingOf } from "./key-ring.ts";
import { mayFound, readMe } from "./me.ts";
import { listMembers } from "./member.sql.ts";
import { changeRole, removeMember } from "./members.ts";
import { revokeKey } from "./revoke-key.ts";
import { setUp, setupNeeded } from "./setup.ts";
import { workspaceSecrets } from "./source.ts";
import { readWorkspace } from "./workspace.sql.ts";

const api = procedures(contract);

/** Work in one workspace that changes what keys are good for: this server forgets at once, the others on the wake-up. */
async function changingKeys<T>(
  { kernel }: Call,
  workspaceId: string,
  work: Parameters<typeof inWorkspace<T>>[2],
): Promise<T> {
  const result = await inWorkspace(kernel.db, workspaceId, work);
  keyRingOf(kernel).forget();
  return result;
}

const setup = {
  status: api.setup.status.handler(async ({ context: { kernel } }) => ({
    needed: await setupNeeded(kernel),
    singleSignOn: kernel.config.OIDC_ISSUER ? kernel.config.OIDC_NAME : null,
  })),
  perform: api.setup.perform.handler(({ context: { kernel, caller }, input }) =>
    setUp(kernel, input, { onlyFirst: true, ip: caller.ip, userAgent: caller.userAgent }),
  ),
};

const me = api.me.handler(({ context: { kernel, caller } }) => inSystem(kernel.db, (tx) => readMe(tx, caller.userId!)));

const session = api.session.handler(
  ({
    context: {
      kernel,
      caller: { userId },
    },
  }) => (userId === undefined ? null : inSystem(kernel.db, (tx) => readMe(tx, userId))),
);

const workspaces = {
  create: api.workspaces.create.handler(({ context: { kernel, caller }, input }) =>
    inSystem(kernel.db, async (tx) => {
      const ownerId = caller.userId!;
      if (!(await mayFound(tx, ownerId)))
        throw new Refusal("forbidden", "Only somebody who owns a workspace may found another.");
      return { url: kernel.config.PUBLIC_URL, ...(await createWorkspace(tx, { ...input, ownerId }, caller)) };
    }),
  ),
  get: api.workspaces.get.handler(async ({ context: { kernel }, input: { workspaceId } }) => {
    const workspace = await inWorkspace(kernel.db, workspaceId, (tx) => readWorkspace(tx, workspaceId));
    if (!workspace) throw new Refusal("not_found", "No such workspace.");
    return workspace;
  }),
  change: api.workspaces.change.handler(({ context, input: { workspaceId, ...changes } }) =>
    changingKeys(context, workspaceId, (tx) => changeWorkspace(tx, workspaceId, changes, context.caller)),
  ),
};

const members = {
  list: api.members.list.handler(({ context: { kernel }, input: { workspaceId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => listMembers(tx, workspaceId)),
  ),
  change: api.members.change.handler(({ context: { kernel, caller }, input: { workspaceId, ...change } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => changeRole(tx, workspaceId, change, caller)),
  ),
  remove: api.members.remove.handler(({ context: { kernel, caller }, input: { workspaceId, userId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => removeMember(tx, workspaceId, userId, caller)),
  ),
};

const invitations = {
  list: api.invitations.list.handler(({ context: { kernel }, input: { workspaceId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => listInvitations(tx, workspaceId)),
  ),
  create: api.invitations.create.handler(async ({ context: { kernel, caller }, input: { workspaceId, ...whom } }) => {
    const { token, ...invitation } = await inWorkspace(kernel.db, workspaceId, (tx) =>
      invite(tx, workspaceId, whom, caller),
    );
    return { ...invitation, url: `${kernel.config.PUBLIC_URL}/invitations/${token}` };
  }),
  withdraw: api.invitations.withdraw.handler(({ context: { kernel, caller }, input: { workspaceId, invitationId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => withdrawInvitation(tx, workspaceId, invitationId, caller)),
  ),
  see: api.invitations.see.handler(({ context: { kernel }, input: { token } }) =>
    inSystem(kernel.db, async (tx) => {
      const invitation = await openInvitation(tx, token);
      return { ...invitation, hasAccount: (await findAccountByEmail(tx, invitation.email)) !== undefined };
    }),
  ),
  accept: api.invitations.accept.handler(({ context: { kernel, caller }, input }) =>
    inSystem(kernel.db, (tx) => acceptInvitation(tx, input, caller)),
  ),
};

const keys = {
  list: api.keys.list.handler(({ context: { kernel }, input: { workspaceId } }) =>
    inWorkspace(kernel.db, workspaceId, (tx) => listKeys(tx, workspaceId)),
  ),
  create: api.keys.create.handler(({ context, input: { workspaceId, ...key } }) => {
    refuseMoreThanOwn(context.caller, workspaceId, key);
    return changingKeys(context, workspaceId, (tx) => createKey(tx, workspaceId, key, context.caller));
  }),
  revoke: api.keys.revoke.handler(({ context, input: { workspaceId, keyId } }) =>
    changingKeys(context, workspaceId, (tx) => revokeKey(tx, workspaceId, keyId, context.caller)),
  ),
};

const identitySecret = {
  get: api.identitySecret.get.handler(({ context: { kernel }, input: { workspaceId } }) =>
    inWorkspace(kernel.db, workspaceId, async (tx) => {
      const { identitySecret } = await workspaceSecrets(tx, workspaceId);
      return { identitySecret };
    }),
  ),
  rotate: api.identitySecret.rotate.handler(async ({ context, input: { workspaceId } }) => ({
    identitySecret: await changingKeys(context, workspaceId, (tx) =>
      rotateIdentitySecret(tx, workspaceId, context.caller),
    ),
  })),
};

const audit = api.audit.handler(({ context: { kernel }, input: { workspaceId, ...page } }) =>
  inWorkspace(kernel.db, workspaceId, (tx) => readAudit(tx, workspaceId, page)),
);

export const router = api.router({ setup, me, session, workspaces, members, invitations, keys, identitySecret, audit });
