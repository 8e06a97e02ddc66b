import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, queries } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import type { FormProblem } from "../../parts/form.tsx";
import { useSession } from "../../shell/session.ts";

export type Workspace = Awaited<ReturnType<typeof api.workspaces.workspaces.get>>;
export type WorkspaceChange = Partial<Omit<Workspace, "workspaceId" | "createdAt">>;

/** The workspace's settings, and the way to change some of them. */
export function useWorkspace() {
  const { id: workspaceId } = useSession().workspace;
  const cache = useQueryClient();
  const asked = queries.workspaces.workspaces.get.queryOptions({ input: { workspaceId } });
  const settings = useQuery(asked);
  const change = async (changes: WorkspaceChange): Promise<FormProblem | null> => {
    try {
      cache.setQueryData(asked.queryKey, await api.workspaces.workspaces.change({ workspaceId, ...changes }));
      await cache.invalidateQueries({ queryKey: queries.workspaces.session.key() });
      return null;
    } catch (error) {
      return refusalOf(error);
    }
  };
  return { settings, change };
}
