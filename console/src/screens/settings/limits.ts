import { useQuery } from "@tanstack/react-query";
import { api, queries } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import type { FormProblem } from "../../parts/form.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { notify } from "../../parts/toast.tsx";
import { kindLook } from "../../people/identifier-kinds.ts";
import { useSession } from "../../shell/session.ts";
import { useRenewIdentity } from "./reviews.ts";

export type Limit = Awaited<ReturnType<typeof api.people.limits.list>>[number];

/** How many identifiers of each kind one person may have, and the way to change it; null is the usual number. */
export function useLimits() {
  const { id: workspaceId } = useSession().workspace;
  const renew = useRenewIdentity();
  const list = useQuery(queries.people.limits.list.queryOptions({ input: { workspaceId } }));
  const put = async (kind: string, most: number | null): Promise<FormProblem | null> => {
    try {
      await api.people.limits.change({ workspaceId, kind, most });
      await renew();
      return null;
    } catch (error) {
      return refusalOf(error);
    }
  };
  const change = async (before: Limit, most: number | null): Promise<FormProblem | null> => {
    const problem = await put(before.kind, most);
    if (problem) return problem;
    notify({
      title: `A person may have ${formatNumber(most ?? before.usual)} ${kindLook(before.kind).several} now`,
      undo: () => void put(before.kind, ownOf(before)).then(tell),
    });
    return null;
  };
  return { list, change };
}

/** What the workspace itself has said of a kind; null where the usual number holds. */
export function ownOf({ most, usual }: Limit): number | null {
  return most === usual ? null : most;
}

function tell(problem: FormProblem | null): void {
  if (problem) notify({ title: problem.sentence, tone: "problem" });
}
