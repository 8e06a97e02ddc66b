import { useQuery } from "@tanstack/react-query";
import { api, queries } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import type { FormProblem } from "../../parts/form.tsx";
import { notify } from "../../parts/toast.tsx";
import { useRenewPeople } from "../../people/renew-people.ts";
import { useSession } from "../../shell/session.ts";

export type ConsentEntry = Awaited<ReturnType<typeof api.people.consents.log>>[number];

export interface Word {
  purpose: string;
  /** Empty for whatever channel. */
  channel: string;
  granted: boolean;
  proof: string;
  occurredAt: Date;
}

/** Records a yes or a no. There is no undo: what was said was said, and the next word replaces it. */
export function useRecordConsent(personId: string): (word: Word) => Promise<FormProblem | null> {
  const { id: workspaceId } = useSession().workspace;
  const renew = useRenewPeople();
  return async ({ proof, ...word }) => {
    try {
      await api.people.consents.record({ workspaceId, personId, ...word, proof: { note: proof } });
    } catch (error) {
      return refusalOf(error);
    }
    await renew();
    notify({ title: `Recorded: ${word.purpose} is ${word.granted ? "allowed" : "forbidden"}` });
    return null;
  };
}

/** Every yes and no that the person ever gave, the latest first. */
export function useConsentLog(personId: string) {
  const { id: workspaceId } = useSession().workspace;
  return useQuery(queries.people.consents.log.queryOptions({ input: { workspaceId, personId } }));
}
