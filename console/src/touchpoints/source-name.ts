import { useQuery } from "@tanstack/react-query";
import { queries } from "../api/client.ts";
import { useMay, useSession } from "../shell/session.ts";

/** What the key is called by which a touchpoint came, for those who may see keys. */
export function useSourceName(sourceId: string | undefined): string | undefined {
  const { id: workspaceId } = useSession().workspace;
  const enabled = useMay("keys:see") && sourceId !== undefined;
  const { data } = useQuery(queries.workspaces.keys.list.queryOptions({ input: { workspaceId }, enabled }));
  return data?.find(({ keyId }) => keyId === sourceId)?.name;
}
