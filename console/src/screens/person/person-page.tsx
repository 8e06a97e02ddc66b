import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { UserRoundX } from "lucide-react";
import { useEffect, useRef } from "react";
import { queries } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { ScreenLoading } from "../../shell/screen-loading.tsx";
import { usePerson } from "./person-data.ts";
import { PersonScreen } from "./person-screen.tsx";

/** The person that the address names; one who was merged is shown as the person that they are now. */
export function PersonPage() {
  const { personId } = useParams({ from: "/inside/people/$personId" });
  const navigate = useNavigate();
  const { data, error, refetch } = usePerson(personId);
  const renew = useRenewSoon();
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

// Identities are resolved a moment after the touchpoint is stored, so the second look sees what the first may miss.
const firstLookMilliseconds = 300;
const lastLookMilliseconds = 2_000;

/** Reads people anew soon, once for a burst of arrivals. */
function useRenewSoon(): () => void {
  const cache = useQueryClient();
  const timers = useRef<ReturnType<typeof setTimeout>[]>([]);
  useEffect(() => () => timers.current.forEach(clearTimeout), []);
  return () => {
    if (timers.current.length > 0) return;
    const renew = () => void cache.invalidateQueries({ queryKey: queries.people.get.key() });
    const last = () => {
      timers.current = [];
      renew();
    };
    timers.current = [setTimeout(renew, firstLookMilliseconds), setTimeout(last, lastLookMilliseconds)];
  };
}
