import { api } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import type { FormProblem } from "../../parts/form.tsx";
import { notify } from "../../parts/toast.tsx";
import { useShowPerson } from "../../people/person-data.ts";
import { useRenewPeople } from "../../people/renew-people.ts";
import { useSession } from "../../shell/session.ts";

interface Merge {
  personId: string;
  otherPersonId: string;
  /** What they are called, for the notice. */
  names: readonly [string, string];
  note?: string;
}

/** Merges two people, shows the one they are now, and offers to take it back. */
export function useMerge(): (merge: Merge) => Promise<FormProblem | null> {
  const { id: workspaceId } = useSession().workspace;
  const renew = useRenewPeople();
  const undo = useUndoMerge();
  const show = useShowPerson();

  return async ({ personId, otherPersonId, names, note = "" }) => {
    const merged = await api.people.merge({ workspaceId, personId, otherPersonId, note }).catch(refusalOf);
    if ("sentence" in merged) return merged;
    const { mergeId, people } = merged;
    const now = people[0]!.personId;
    notify({
      title: `${names[0]} and ${names[1]} are one person now`,
      ...(mergeId ? { undo: () => void undo(mergeId, personId) } : {}),
    });
    await show(now);
    await renew();
    return null;
  };
}

/** Takes a merge back: both are again who they were. */
export function useUndoMerge(): (mergeId: string, show: string) => Promise<void> {
  const { id: workspaceId } = useSession().workspace;
  const renew = useRenewPeople();
  const showPerson = useShowPerson();
  return async (mergeId, personId) => {
    const undone = await api.people.undoMerge({ workspaceId, mergeId }).catch(refusalOf);
    if ("sentence" in undone) return notify({ title: undone.sentence, tone: "problem" });
    await showPerson(personId);
    await renew();
    notify({ title: "The merge is undone: both are who they were" });
  };
}
