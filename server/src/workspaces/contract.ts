import * as z from "zod";
import { procedureFor } from "../kernel/contract.ts";
import { country, currency, email, inWorkspace, password, personName, role, setup, timeZone, title } from "./fields.ts";
import { type Permission, permissions } from "./roles.ts";

/** Begins the contract of any procedure: it is open, or for anybody signed in, or needs a permission. */
export const procedure = procedureFor<Permission | "open" | "signed_in">;

export const workspace = z.object({
  workspaceId: z.uuid(),
  name: z.string(),
  timeZone: z.string(),
  defaultCountry: z.string(),
  currency: z.string(),
  /** Whether what a browser says about identity counts as proof. */
  trustsClaims: z.boolean(),
  createdAt: z.date(),
});

/** What a new workspace gives to its founder, once: these keys are not shown again, except the browser's. */
const founded = z.object({
  url: z.string(),
  workspaceId: z.uuid(),
  writeKey: z.string(),
  serverWriteKey: z.string(),
  secretKey: z.string(),
  identitySecret: z.string(),
});

const member = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role,
  secondFactor: z.boolean(),
  joinedAt: z.date(),
  lastSeenAt: z.date().nullable(),
});

const invitation = z.object({
  invitationId: z.uuid(),
  email: z.string(),
  role,
  invitedBy: z.string(),
  invitedAt: z.date(),
  expiresAt: z.date(),
  state: z.enum(["pending", "accepted", "withdrawn", "expired"]),
});

const keyFields = {
  keyId: z.uuid(),
  name: z.string(),
  kind: z.enum(["write", "secret"]),
  source: z.enum(["browser", "server"]).nullable(),
  /** The first letters, to recognise it by. */
  prefix: z.string(),
  /** The whole key, for browser write keys only: everybody can read them in the page anyway. */
  publicValue: z.string().nullable(),
  scopes: z.array(z.enum(permissions)),
  createdBy: z.string(),
  createdByKind: z.enum(["member", "key", "other"]),
  createdAt: z.date(),
  lastUsedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
};
const key = z.object(keyFields);

const newKey = z.discriminatedUnion("kind", [
  inWorkspace.extend({ kind: z.literal("write"), name: title, source: z.enum(["browser", "server"]) }),
  inWorkspace.extend({ kind: z.literal("secret"), name: title, scopes: z.array(z.enum(permissions)).min(1) }),
]);

const auditEntry = z.object({
  entryId: z.uuid(),
  at: z.date(),
  actor: z.string(),
  actorName: z.string(),
  act: z.string(),
  target: z.string(),
  detail: z.record(z.string(), z.unknown()),
  ip: z.string(),
  userAgent: z.string(),
});

const invited = z.object({
  workspaceName: z.string(),
  email: z.string(),
  role,
  invitedBy: z.string(),
  expiresAt: z.date(),
  /** With an account, one signs in before accepting; without, accepting makes it. */
  hasAccount: z.boolean(),
});

const me = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  secondFactor: z.boolean(),
  hasPassword: z.boolean(),
  workspaces: z.array(workspace.extend({ role, permissions: z.array(z.enum(permissions)) })),
});

export const contract = {
  setup: {
    status: procedure("open")
      .route({ method: "GET", path: "/setup", summary: "Whether this server still needs its first owner" })
      .output(z.object({ needed: z.boolean(), singleSignOn: z.string().nullable() })),
    perform: procedure("open")
      .route({ method: "POST", path: "/setup", summary: "Make the first owner and workspace", successStatus: 201 })
      .input(setup)
      .output(founded),
  },
  me: procedure("signed_in")
    .route({ method: "GET", path: "/me", summary: "Who is signed in, and their workspaces" })
    .output(me),
  session: procedure("open")
    .route({ method: "GET", path: "/session", summary: "The same for whoever may be nobody: null without a session" })
    .output(me.nullable()),
  workspaces: {
    create: procedure("signed_in")
      .route({ method: "POST", path: "/workspaces", summary: "Found another workspace", successStatus: 201 })
      .input(z.object({ name: title, timeZone: timeZone.default("UTC") }))
      .output(founded),
    get: procedure("workspace:see")
      .route({ method: "GET", path: "/workspaces/{workspaceId}", summary: "A workspace and its settings" })
      .input(inWorkspace)
      .output(workspace),
    change: procedure("workspace:manage")
      .route({ method: "PATCH", path: "/workspaces/{workspaceId}", summary: "Change a workspace’s settings" })
      .input(
        inWorkspace.extend({
          name: title.optional(),
          timeZone: timeZone.optional(),
          defaultCountry: country.optional(),
          currency: currency.optional(),
          trustsClaims: z.boolean().optional(),
        }),
      )
      .output(workspace),
  },
  members: {
    list: procedure("members:see")
      .route({
        method: "GET",
        path: "/workspaces/{workspaceId}/members",
        summary: "Who works in a workspace, with their roles",
      })
      .input(inWorkspace)
      .output(z.array(member)),
    change: procedure("members:manage")
      .route({
        method: "PATCH",
        path: "/workspaces/{workspaceId}/members/{userId}",
        summary: "Give a member another role",
      })
      .input(inWorkspace.extend({ userId: z.uuid(), role }))
      .output(member),
    remove: procedure("members:manage")
      .route({
        method: "DELETE",
        path: "/workspaces/{workspaceId}/members/{userId}",
        summary: "Remove a member",
        successStatus: 204,
      })
      .input(inWorkspace.extend({ userId: z.uuid() })),
  },
  invitations: {
    list: procedure("members:manage")
      .route({
        method: "GET",
        path: "/workspaces/{workspaceId}/invitations",
        summary: "Invitations that wait to be accepted",
      })
      .input(inWorkspace)
      .output(z.array(invitation)),
    create: procedure("members:manage")
      .route({
        method: "POST",
        path: "/workspaces/{workspaceId}/invitations",
        summary: "Invite somebody by a link",
        successStatus: 201,
      })
      .input(inWorkspace.extend({ email, role }))
      // The link holds the invitation's only secret and is shown this once.
      .output(invitation.extend({ url: z.string() })),
    withdraw: procedure("members:manage")
      .route({
        method: "DELETE",
        path: "/workspaces/{workspaceId}/invitations/{invitationId}",
        summary: "Withdraw an invitation",
        successStatus: 204,
      })
      .input(inWorkspace.extend({ invitationId: z.uuid() })),
    see: procedure("open")
      .route({ method: "GET", path: "/invitations/{token}", summary: "What an invitation's link is for" })
      .input(z.object({ token: z.string().max(100) }))
      .output(invited),
    accept: procedure("open")
      .route({
        method: "POST",
        path: "/invitations/{token}/acceptance",
        summary: "Accept an invitation",
        successStatus: 201,
      })
      .input(z.object({ token: z.string().max(100), name: personName.optional(), password: password.optional() }))
      .output(z.object({ workspaceId: z.uuid(), email: z.string() })),
  },
  keys: {
    list: procedure("keys:see")
      .route({ method: "GET", path: "/workspaces/{workspaceId}/keys", summary: "API keys, without their secrets" })
      .input(inWorkspace)
      .output(z.array(key)),
    create: procedure("keys:manage")
      .route({
        method: "POST",
        path: "/workspaces/{workspaceId}/keys",
        summary: "Make an API key; it is shown this once",
        successStatus: 201,
      })
      .input(newKey)
      // The key itself is shown this once; only its hash is kept.
      .output(z.object({ ...keyFields, value: z.string() })),
    revoke: procedure("keys:manage")
      .route({
        method: "DELETE",
        path: "/workspaces/{workspaceId}/keys/{keyId}",
        summary: "Revoke an API key",
        successStatus: 204,
      })
      .input(inWorkspace.extend({ keyId: z.uuid() })),
  },
  identitySecret: {
    get: procedure("keys:manage")
      .route({
        method: "GET",
        path: "/workspaces/{workspaceId}/identity-secret",
        summary: "The secret that signs identity tokens",
      })
      .input(inWorkspace)
      .output(z.object({ identitySecret: z.string() })),
    rotate: procedure("keys:manage")
      .route({
        method: "POST",
        path: "/workspaces/{workspaceId}/identity-secret/rotation",
        summary: "Make a new secret for identity tokens; the old ones end",
        successStatus: 201,
      })
      .input(inWorkspace)
      .output(z.object({ identitySecret: z.string() })),
  },
  audit: procedure("audit:see")
    .route({ method: "GET", path: "/workspaces/{workspaceId}/audit", summary: "Administrative acts, newest first" })
    .input(
      inWorkspace.extend({
        before: z.string().max(100).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ entries: z.array(auditEntry), next: z.string().nullable() })),
};
