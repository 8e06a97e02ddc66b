import { api } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import type { FormProblem } from "../../parts/form.tsx";
import { notify } from "../../parts/toast.tsx";
import { useRenewPeople } from "../../people/renew-people.ts";
import { useSession } from "../../shell/session.ts";

interface Change {
  name: string;
  /** Null takes it away. */
  value: unknown;
  /** What was said before, to come back to; null for nothing. */
  before: unknown;
}

/** Says a trait of a person by hand, and offers to take it back. */
export function useChangeTrait(personId: string): (change: Change) => Promise<FormProblem | null> {
  const { id: workspaceId } = useSession().workspace;
  const renew = useRenewPeople();
  const say = async (name: string, value: unknown): Promise<FormProblem | null> => {
    const said = await api.people.changeTraits({ workspaceId, personId, traits: { [name]: value } }).catch(refusalOf);
    if ("sentence" in said) return said;
    await renew();
    return null;
  };
  return async ({ name, value, before }) => {
    const problem = await say(name, value);
    if (problem) return problem;
    notify({
      title: `“${name}” is ${value === null ? "removed" : "saved"}`,
      undo: () =>
        void say(name, before).then((refused) => refused && notify({ title: refused.sentence, tone: "problem" })),
    });
    return null;
  };
}
