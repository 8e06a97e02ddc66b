import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type api, queries } from "../api/client.ts";
import { useLiveTopic } from "../api/live.ts";
import { useMay, useSession } from "../shell/session.ts";

export type Loading = NonNullable<Awaited<ReturnType<typeof api.sample.get>>>;

/** How far the sample company's latest loading is, live while it runs, and the ways to begin and stop it. */
export function useSampleLoading() {
  const { id: workspaceId } = useSession().workspace;
  const may = useMay("import:run");
  const cache = useQueryClient();
  const asked = queries.sample.get.queryOptions({ input: { workspaceId } });
  const loading = useQuery({ ...asked, enabled: may }).data;
  const renew = () => cache.invalidateQueries({ queryKey: asked.queryKey });
  const isRunning = loading?.state === "running";
  useLiveTopic("sample.loading", { workspaceId }, renew, { enabled: may && isRunning });
  useAfter(isRunning, () => void cache.invalidateQueries());
  const load = useMutation(queries.sample.load.mutationOptions({ onSuccess: renew }));
  const cancel = useMutation(queries.sample.cancel.mutationOptions({ onSuccess: renew }));
  return {
    may,
    /** Undefined while nobody knows. */
    loading,
    beginning: load.isPending,
    load: () => load.mutate({ workspaceId }),
    cancel: () => cancel.mutate({ workspaceId }),
  };
}

/** Does something when a condition that held no longer does. */
function useAfter(condition: boolean, deed: () => void): void {
  const held = useRef(condition);
  const latest = useRef(deed);
  latest.current = deed;
  useEffect(() => {
    if (held.current && !condition) latest.current();
    held.current = condition;
  }, [condition]);
}
