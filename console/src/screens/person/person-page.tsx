import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { UserRoundX } from "lucide-react";
import { useEffect, useRef } from "react";
import { queries } from "../../api/client.ts";
import { useLiveTopic } from "../../api/live.ts";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { usePerson } from "../../people/person-data.ts";
import { useRenewPeople } from "../../people/renew-people.ts";
import { ScreenLoading } from "../../shell/screen-loading.tsx";
import { useSession } from "../../shell/session.ts";
import { PersonScreen } from "./person-screen.tsx";

/** The person that the address names; one who was merged is shown as the person that they are now. */
export function PersonPage() {
  const { personId } = useParams({ from: "/inside/people/$personId" });
  const navigate = useNavigate();
  const { data, error, refetch } = usePerson(personId);
  const renew = useRenewSoon();
  useLiveTopic("people.person", { workspaceId: useSession().workspace.id, personId }, useRenewPeople());
  const now = data?.card.personId;
  useEffect(() => {
    if (now && now !== personId)
      void navigate({ to: "/people/$personId", params: { personId: now }, search: true, replace: true });
  }, [now, personId, navigate]);

  if (data) return <PersonScreen person={data} onArrived={renew} />;
  if (!error) return <ScreenLoading />;
  const { code, sentence } = refusalOf(error);
  if (code !== "not_found") return <ErrorState heading="h1" sentence={sentence} onRetry={() => void refetch()} />;
  return (
    <EmptyState
      heading="h1"
      icon={UserRoundX}
      title="There is no such person"
      actions={<Button onClick={() => void navigate({ to: "/people" })}>To everyone</Button>}
    >
      They may have been erased, or belong to another workspace.
    </EmptyState>
  );
}

const pauseMilliseconds = 500;

/** Reads what a person's touchpoints amount to anew soon, once for a burst of arrivals. */
function useRenewSoon(): () => void {
  const cache = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => void cache.invalidateQueries({ queryKey: queries.people.get.key() }),
      pauseMilliseconds,
    );
  };
}
