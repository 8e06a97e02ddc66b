import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { GitMerge, UserRoundSearch } from "lucide-react";
import { useState } from "react";
import { queries } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { Drawer } from "../../parts/drawer.tsx";
import { MatchCard } from "../../people/match-card.tsx";
import { matchesOf } from "../../people/matches.ts";
import { useSession } from "../../shell/session.ts";

/** Matches that nobody has proven, of the whole workspace; absent while there are none. */
export function Review() {
  const { id: workspaceId } = useSession().workspace;
  const { data } = useQuery(queries.people.suggestions.list.queryOptions({ input: { workspaceId } }));
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const matches = matchesOf(data ?? []);
  if (matches.length === 0) return null;
  return (
    <>
      <Button icon={UserRoundSearch} aria-pressed={open} onClick={() => setOpen(!open)}>
        {matches.length} to look at
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title="Who may be one person">
        <ul className="flex flex-col gap-3">
          {matches.map((match) => (
            <MatchCard key={`${match.one.id} ${match.other.id}`} match={match} both>
              <Button
                size="small"
                icon={GitMerge}
                onClick={() => void navigate({ to: "/people/$personId", params: { personId: match.one.id } })}
              >
                Compare and merge…
              </Button>
            </MatchCard>
          ))}
        </ul>
      </Drawer>
    </>
  );
}
