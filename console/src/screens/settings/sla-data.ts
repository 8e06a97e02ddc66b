import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, queries } from "../../api/client.ts";
import { notify } from "../../parts/toast.tsx";
import { useSession } from "../../shell/session.ts";
import { refused } from "./desk-refused.ts";

export type Policy = Awaited<ReturnType<typeof api.desk.sla.policies>>[number];
export type PolicySaid = Pick<Policy, "name" | "calendarId" | "rules">;
export type PolicyPreview = Awaited<ReturnType<typeof api.desk.sla.previewPolicy>>;

export const metricNames = {
  first_response: "First response",
  next_response: "Next response",
  resolution: "Resolution",
} as const;
export type Metric = keyof typeof metricNames;

export const priorityNames = { low: "Low", normal: "Normal", high: "High", urgent: "Urgent" } as const;
export type Priority = keyof typeof priorityNames;

/** SLA policies in their order, and what can be done about them. */
export function usePolicies() {
  const { id: workspaceId } = useSession().workspace;
  const cache = useQueryClient();
  const renew = () => cache.invalidateQueries({ queryKey: queries.desk.sla.key() });
  const order = useMutation(queries.desk.sla.orderPolicies.mutationOptions({ onSuccess: renew }));
  const end = useMutation(queries.desk.sla.endPolicy.mutationOptions({ onSuccess: renew }));
  return {
    list: useQuery(queries.desk.sla.policies.queryOptions({ input: { workspaceId } })),
    save: (policyId: string | null, said: PolicySaid) =>
      refused(async () => {
        if (policyId) await api.desk.sla.changePolicy({ workspaceId, policyId, ...said });
        else await api.desk.sla.makePolicy({ workspaceId, ...said });
        await renew();
      }),
    order: (policyIds: string[]) => order.mutate({ workspaceId, policyIds }),
    preview: (policyId: string | null, said: PolicySaid) =>
      api.desk.sla.previewPolicy({ workspaceId, ...said, ...(policyId ? { policyId } : {}) }),
    ending: end.isPending,
    end: ({ policyId, name }: Policy, onEnded: () => void) =>
      end.mutate(
        { workspaceId, policyId },
        {
          onSuccess: () => {
            onEnded();
            notify({ title: `The policy “${name}” is removed` });
          },
        },
      ),
  };
}
