import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type api, queries } from "../../api/client.ts";
import { notify } from "../../parts/toast.tsx";
import { useSession } from "../../shell/session.ts";

export type Key = Awaited<ReturnType<typeof api.workspaces.keys.list>>[number];
export type NewKey = Awaited<ReturnType<typeof api.workspaces.keys.create>>;
export type Scope = Key["scopes"][number];

/** What a key is for, which decides what it may do and where it may be kept. */
export type KeyUse = "browser" | "server" | "secret";

/** What a key is for. */
export function keyUseOf({ kind, source }: Pick<Key, "kind" | "source">): KeyUse {
  return kind === "secret" ? "secret" : (source ?? "server");
}

export const keyUses: Record<KeyUse, { label: string; hint: string }> = {
  browser: {
    label: "Browser write key",
    hint: "For pages and apps. Everybody can read it there, so it can only send, and what it says about identity is a claim.",
  },
  server: {
    label: "Server write key",
    hint: "For your own servers, which keep it secret. It can only send, and what it says about identity counts as proven.",
  },
  secret: {
    label: "Secret key",
    hint: "Reads and changes through the API what its scopes allow. For your own servers only.",
  },
};

/** The keys of the workspace, and the way to end one. */
export function useKeys() {
  const { id: workspaceId } = useSession().workspace;
  const cache = useQueryClient();
  const renew = () => cache.invalidateQueries({ queryKey: queries.workspaces.keys.key() });
  const revoke = useMutation(queries.workspaces.keys.revoke.mutationOptions({ onSuccess: renew }));
  return {
    list: useQuery(queries.workspaces.keys.list.queryOptions({ input: { workspaceId } })),
    renew,
    revoking: revoke.isPending,
    revoke: ({ keyId, name }: Key, onRevoked: () => void) => {
      const revoked = () => {
        onRevoked();
        notify({ title: `The key “${name}” is revoked` });
      };
      revoke.mutate({ workspaceId, keyId }, { onSuccess: revoked });
    },
  };
}
