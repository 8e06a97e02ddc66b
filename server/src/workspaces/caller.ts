import type { FastifyRequest } from "fastify";
import type { Admit, Caller } from "../kernel/access.ts";
import type { Kernel } from "../kernel/assemble.ts";
import { inSystem } from "../kernel/database.ts";
import { signInOf } from "./auth.ts";
import { keyIn } from "./authorization.ts";
import { keyRingOf } from "./key-ring.ts";
import { membershipsOf } from "./member.sql.ts";
import { can } from "./roles.ts";
import { authHeaders } from "./sign-in.ts";

type Allows = Caller["allows"];

/** Finds out who calls: the holder of a secret key, a member by their session cookie, or nobody. */
export function admitCaller(kernel: Kernel): Admit {
  return async (request) => {
    const key = keyIn(request.headers.authorization);
    if (key !== undefined) return asKey(kernel, request, key);
    if (request.headers.cookie) return asMember(kernel, request);
    return nobody(request);
  };
}

async function asKey(kernel: Kernel, request: FastifyRequest, value: string): Promise<Caller> {
  const key = await keyRingOf(kernel).find(value);
  // A write key stands in public pages: it may send touchpoints, which has a door of its own, and nothing else.
  if (key?.kind !== "secret") return nobody(request);
  const scopes = new Set<string>(["workspace:see", ...key.scopes]);
  return caller(request, `key:${key.keyId}`, undefined, (workspaceId, access) =>
    workspaceId === key.workspaceId ? scopes.has(access) : false,
  );
}

async function asMember(kernel: Kernel, request: FastifyRequest): Promise<Caller> {
  const { own } = await signInOf(kernel);
  // Only the sign-in door renews a session, since only its answers carry cookies.
  const session = await own.api.getSession({ headers: authHeaders(request), query: { disableRefresh: true } });
  if (!session) return nobody(request);
  const userId = session.user.id;
  const memberships = await inSystem(kernel.db, (tx) => membershipsOf(tx, userId));
  const roles = new Map(memberships.map(({ workspaceId, role }) => [workspaceId, role]));
  return caller(request, `member:${userId}`, userId, (workspaceId, access) => {
    if (access === "signed_in") return true;
    const role = workspaceId === undefined ? undefined : roles.get(workspaceId);
    return role !== undefined && can(role, access);
  });
}

function nobody(request: FastifyRequest): Caller {
  return caller(request, "nobody", undefined, () => false);
}

function caller(request: FastifyRequest, actor: string, userId: string | undefined, allows: Allows): Caller {
  return {
    actor,
    userId,
    ip: request.ip,
    userAgent: request.headers["user-agent"] ?? "",
    allows: (workspaceId, access) => access === "open" || allows(workspaceId, access),
  };
}
