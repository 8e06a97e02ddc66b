import { api } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import type { FormProblem } from "../../parts/form.tsx";
import { notify } from "../../parts/toast.tsx";
import { useShowPerson } from "../../people/person-data.ts";
import { useRenewPeople } from "../../people/renew-people.ts";
import { useSession } from "../../shell/session.ts";

interface Separation {
  personId: string;
  name: string;
  subjectIds: string[];
  note: string;
}

/** Splits identifiers off a person, and offers to take it back. */
export function useSeparate(): (separation: Separation) => Promise<FormProblem | null> {
  const { id: workspaceId } = useSession().workspace;
  const renew = useRenewPeople();
  const rejoin = useRejoin();
  const show = useShowPerson();
  return async ({ personId, name, subjectIds, note }) => {
    const separated = await api.people.separate({ workspaceId, personId, subjectIds, note }).catch(refusalOf);
    if ("sentence" in separated) return separated;
    const { separationId, people } = separated;
    const rest = people.find((each) => each.name === name) ?? people[0]!;
    notify({
      title: `${name} is two people now`,
      ...(separationId ? { undo: () => void rejoin(separationId) } : {}),
    });
    await show(rest.personId);
    await renew();
    return null;
  };
}

/** Takes a separation back, and shows the person that there is then. */
export function useRejoin(): (separationId: string) => Promise<void> {
  const { id: workspaceId } = useSession().workspace;
  const renew = useRenewPeople();
  const show = useShowPerson();
  return async (separationId) => {
    const rejoined = await api.people.rejoin({ workspaceId, separationId }).catch(refusalOf);
    if ("sentence" in rejoined) return notify({ title: rejoined.sentence, tone: "problem" });
    const personId = rejoined.people[0]?.personId;
    if (personId) await show(personId);
    await renew();
    notify({ title: "They are one person again" });
  };
}
