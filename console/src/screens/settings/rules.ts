import { useQuery } from "@tanstack/react-query";
import { api, queries } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import type { FormProblem } from "../../parts/form.tsx";
import { notify } from "../../parts/toast.tsx";
import { useSession } from "../../shell/session.ts";
import { useRenewIdentity } from "./reviews.ts";

export type Rule = Awaited<ReturnType<typeof api.people.rules.list>>[number];

/** The traits that make those one who share them, and the ways to make and end such a rule. */
export function useRules() {
  const { id: workspaceId } = useSession().workspace;
  const renew = useRenewIdentity();
  const done = async (deed: Promise<unknown>, words: string): Promise<FormProblem | null> => {
    try {
      await deed;
    } catch (error) {
      return refusalOf(error);
    }
    await renew();
    notify({ title: words, detail: "Everybody is being looked at again." });
    return null;
  };
  return {
    list: useQuery(queries.people.rules.list.queryOptions({ input: { workspaceId } })),
    make: ({ trait, mode }: Pick<Rule, "trait" | "mode">) =>
      done(api.people.rules.make({ workspaceId, trait, mode }), `The rule about “${trait.trim()}” holds`),
    remove: ({ ruleId, trait }: Rule) =>
      done(api.people.rules.remove({ workspaceId, ruleId }), `The rule about “${trait}” is removed`),
  };
}
