import { UserRoundX } from "lucide-react";
import type { ReactNode } from "react";
import { api } from "../api/client.ts";
import { refusalOf } from "../api/refusal.ts";
import { Button } from "../parts/button.tsx";
import { RelativeTime } from "../parts/relative-time.tsx";
import { notify } from "../parts/toast.tsx";
import { useMay, useSession } from "../shell/session.ts";
import { kindLook } from "./identifier-kinds.ts";
import type { Match, Suggestion } from "./matches.ts";
import { PersonLink } from "./person-link.tsx";
import { useRenewPeople } from "./renew-people.ts";

interface MatchCardProps {
  match: Match;
  /** Names both people, where one's own page does not. */
  both?: boolean;
  /** What to do if they are the same. */
  children: ReactNode;
}

/** Two who may be the same person, why, and what a human may say to it. */
export function MatchCard({ match: { one, other, suggestions }, both = false, children }: MatchCardProps) {
  const may = useMay("people:merge");
  const dismiss = useDismiss(suggestions);
  return (
    <li className="rounded-md border border-warning-line bg-warning-wash px-3 py-2">
      <p className="text-pretty">
        {both && (
          <>
            <PersonLink {...one} /> and{" "}
          </>
        )}
        <PersonLink {...other} /> may be the same person:
      </p>
      <ul className="mt-1 flex flex-col gap-0.5">
        {suggestions.map(({ subjectId, otherId, kind, value, reason, claimedAt }) => (
          <li key={`${subjectId} ${otherId}`} className="text-meta wrap-anywhere">
            {kindLook(kind).label} <span className="font-medium">{value}</span>{" "}
            <span className="text-muted">
              {reason === "rule" ? "is the same" : "matches, unproven"} · <RelativeTime at={claimedAt} />
            </span>
          </li>
        ))}
      </ul>
      {may && (
        <div className="mt-2 flex gap-2">
          {children}
          <Button size="small" look="quiet" icon={UserRoundX} onClick={dismiss}>
            Not the same
          </Button>
        </div>
      )}
    </li>
  );
}

function useDismiss(suggestions: readonly Suggestion[]): () => void {
  const { id: workspaceId } = useSession().workspace;
  const renew = useRenewPeople();
  const pairs = suggestions.map(({ subjectId, otherId }) => ({ workspaceId, subjectId, otherId }));
  const fail = (error: unknown) => notify({ title: refusalOf(error).sentence, tone: "problem" });
  const restore = () => Promise.all(pairs.map((pair) => api.people.suggestions.restore(pair))).then(renew, fail);
  const dismiss = async () => {
    await Promise.all(pairs.map((pair) => api.people.suggestions.dismiss(pair)));
    await renew();
    notify({ title: "Noted: not the same person", undo: () => void restore() });
  };
  return () => void dismiss().catch(fail);
}
