import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, queries } from "../../api/client.ts";
import { notify } from "../../parts/toast.tsx";
import { useSession } from "../../shell/session.ts";
import { refused } from "./desk-refused.ts";

export type RoutingSettings = Awaited<ReturnType<typeof api.desk.routing.settings.get>>;
export type Rule = Awaited<ReturnType<typeof api.desk.routing.rules.list>>[number];
export type Condition = Rule["conditions"][number];
export type NewRule = Omit<Rule, "ruleId">;

/** How work is given out, and the way to change it. */
export function useRoutingSettings() {
  const { id: workspaceId } = useSession().workspace;
  const cache = useQueryClient();
  return {
    settings: useQuery(queries.desk.routing.settings.get.queryOptions({ input: { workspaceId } })),
    change: (settings: RoutingSettings) =>
      refused(async () => {
        await api.desk.routing.settings.change({ workspaceId, ...settings });
        await cache.invalidateQueries({ queryKey: queries.desk.routing.key() });
      }),
  };
}

/** The rules in their order, and what can be done about them. */
export function useRoutingRules() {
  const { id: workspaceId } = useSession().workspace;
  const cache = useQueryClient();
  const renew = () => cache.invalidateQueries({ queryKey: queries.desk.routing.key() });
  const asked = queries.desk.routing.rules.list.queryOptions({ input: { workspaceId } });
  const order = useMutation(
    queries.desk.routing.rules.order.mutationOptions({
      onSuccess: (rules) => cache.setQueryData(asked.queryKey, rules),
    }),
  );
  const remove = useMutation(queries.desk.routing.rules.remove.mutationOptions({ onSuccess: renew }));
  return {
    list: useQuery(asked),
    save: (ruleId: string | null, rule: NewRule) =>
      refused(async () => {
        if (ruleId) await api.desk.routing.rules.change({ workspaceId, ruleId, ...rule });
        else await api.desk.routing.rules.make({ workspaceId, ...rule });
        await renew();
      }),
    order: (ruleIds: string[]) => order.mutate({ workspaceId, ruleIds }),
    remove: ({ ruleId, ...rule }: Rule) =>
      remove.mutate(
        { workspaceId, ruleId },
        {
          onSuccess: () =>
            notify({
              title: `The rule “${rule.name}” is removed`,
              undo: () => void api.desk.routing.rules.make({ workspaceId, ...rule }).then(renew),
            }),
        },
      ),
  };
}
