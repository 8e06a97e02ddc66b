import { errors, jwtVerify } from "jose";
import type { Proof } from "../people/public.ts";
import type { Source } from "../workspaces/public.ts";
import type { CollectedItem } from "./collect/item.ts";

/**
 * What stands behind an item: a server key proves all it says; a browser's is proven as far as its identity token goes,
 * an HS256 JWT in `context.identityToken` made with the workspace's identity secret, whose `sub` (or `user_id`) is the
 * user id and whose `email` is theirs. A token that is wrong or too old proves nothing. The token leaves the item: it is a
 * secret, and no part of what happened.
 */
export function proofOf(item: CollectedItem, source: Source): Proof | Promise<Proof> {
  const { identityToken } = item.context;
  if (identityToken !== undefined) delete item.context.identityToken;
  if (source.trust === "server") return server;
  return typeof identityToken === "string" ? tokenProof(identityToken, source.identitySecret) : browser;
}

const server: Proof = { trust: "server" };
const browser: Proof = { trust: "browser" };

/** What stands behind whoever shows this token; one that is wrong or too old leaves them as unproven as without it. */
export async function tokenProof(token: string, secret: string): Promise<Proof> {
  const tokenSubject = await subjectOf(token, secret);
  return tokenSubject ? { trust: "token", tokenSubject } : browser;
}

const clockToleranceSeconds = 60;
/** A token that does not say when it expires is good for so long after it was made, and must say when that was. */
const goodForSeconds = 86_400;

async function subjectOf(token: string, secret: string): Promise<{ userId?: unknown; email?: unknown } | undefined> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ["HS256"],
      clockTolerance: clockToleranceSeconds,
    });
    if (payload.exp === undefined && !isYoung(payload.iat)) return undefined;
    return { userId: payload.sub ?? payload.user_id, email: payload.email };
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

// Who finds a token that is good for ever, in a log or an old page, could be that customer for ever.
function isYoung(issuedAt: number | undefined): boolean {
  if (issuedAt === undefined) return false;
  const ageSeconds = Date.now() / 1000 - issuedAt;
  return ageSeconds >= -clockToleranceSeconds && ageSeconds <= goodForSeconds + clockToleranceSeconds;
}
