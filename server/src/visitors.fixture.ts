import { addMember, ask, type Owner } from "./server.fixture.ts";
import { can, type Role, roles } from "./workspaces/roles.ts";

export type Outcome = "let in" | "not_signed_in" | "forbidden" | "no such workspace";

export interface Visitor {
  who: string;
  cookie?: string;
  key?: string;
  /** What a procedure or topic of the owner's workspace should answer. */
  expects: (access: string) => Outcome;
}

/** Everybody who may come to the doors of the owner's workspace, with the answer each should get. */
export async function makeVisitors(url: string, owner: Owner, stranger: Owner): Promise<Visitor[]> {
  const keys = `/api/workspaces/${owner.workspaceId}/keys`;
  const makeKey = async (name: string, scopes: string[]) =>
    (
      await ask<{ keyId: string; value: string }>(url, "POST", keys, {
        cookie: owner.cookie,
        body: { kind: "secret", name, scopes },
      })
    ).body;
  const [narrow, revoked] = [await makeKey("Narrow", ["audit:see"]), await makeKey("Revoked", ["workspace:see"])];
  await ask(url, "DELETE", `${keys}/${revoked.keyId}`, { cookie: owner.cookie });
  const left = await addMember(url, owner, "admin");
  const members = `/api/workspaces/${owner.workspaceId}/members`;
  await ask(url, "DELETE", `${members}/${left.userId}`, { cookie: owner.cookie });
  const signedOut = await addMember(url, owner, "owner");
  await ask(url, "POST", "/api/auth/sign-out", { cookie: signedOut.cookie, body: {} });
  const ofRole = async (role: Role): Promise<Visitor> => ({
    who: `a member: ${role}`,
    cookie: role === "owner" ? owner.cookie : (await addMember(url, owner, role)).cookie,
    expects: (access) => (access === "signed_in" || can(role, access) ? "let in" : "forbidden"),
  });

  const unknown = () => "not_signed_in" as const;
  const outsider = (access: string) => (access === "signed_in" ? "let in" : "no such workspace");
  return [
    { who: "nobody", expects: unknown },
    ...(await Promise.all(roles.map(ofRole))),
    { who: "another workspace's owner", cookie: stranger.cookie, expects: outsider },
    { who: "a former admin", cookie: left.cookie, expects: outsider },
    { who: "somebody signed out", cookie: signedOut.cookie, expects: unknown },
    {
      who: "another workspace's secret key",
      key: stranger.secretKey,
      expects: (access) => (access === "signed_in" ? "forbidden" : "no such workspace"),
    },
    {
      who: "a secret key with every scope",
      key: owner.secretKey,
      expects: (access) => (access === "signed_in" ? "forbidden" : "let in"),
    },
    {
      who: "a secret key with one scope",
      key: narrow.value,
      expects: (access) => (["audit:see", "workspace:see"].includes(access) ? "let in" : "forbidden"),
    },
    { who: "a revoked key", key: revoked.value, expects: unknown },
    { who: "a browser's write key", key: owner.writeKey, expects: unknown },
    { who: "a server's write key", key: owner.serverWriteKey, expects: unknown },
    { who: "an unknown key", key: `sk_${"A".repeat(43)}`, expects: unknown },
  ];
}
