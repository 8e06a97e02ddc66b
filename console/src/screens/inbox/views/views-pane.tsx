import { UsersRound } from "lucide-react";
import { useMemo } from "react";
import { teamName, useTeams } from "../../../conversations/teams.ts";
import type { ViewCount } from "../../../conversations/use-view-counts.ts";
import { standardViews, type View } from "../../../conversations/views.ts";
import { classes } from "../../../parts/classes.ts";
import { formatShort } from "../../../parts/format-number.ts";
import { KeyHint } from "../../../parts/key-hint.tsx";
import { Tooltip } from "../../../parts/tooltip.tsx";

/** All views of the workspace: the standard ones, one for each team, and those that were saved. */
export function useViews(): readonly View[] {
  const teams = useTeams();
  return useMemo(() => [...standardViews, ...teams.map((team) => teamView(team.teamId, teamName(team)))], [teams]);
}

function teamView(teamId: string, name: string): View {
  return {
    id: `team-${teamId}`,
    label: name,
    icon: UsersRound,
    filter: { team: teamId, state: ["open"] },
    order: "newest",
    counted: true,
    empty: { title: `Nothing is open in ${name}`, text: "What is given to this team appears here." },
  };
}

interface ViewsPaneProps {
  views: readonly View[];
  current: View;
  counts: ReadonlyMap<string, ViewCount>;
  folded: boolean;
  onView: (viewId: string) => void;
}

/** Which conversations one wants to see, and how many there are of each. */
export function ViewsPane({ views, current, counts, folded, onView }: ViewsPaneProps) {
  const teams = views.filter(({ id }) => id.startsWith("team-"));
  const standard = views.filter(({ id }) => !id.startsWith("team-"));
  const lines = (some: readonly View[]) =>
    some.map((view) => (
      <ViewLine
        key={view.id}
        view={view}
        count={counts.get(view.id)}
        current={view.id === current.id}
        folded={folded}
        onChoose={() => onView(view.id)}
      />
    ));
  return (
    <nav aria-label="Views" className="flex min-h-0 grow flex-col gap-px overflow-y-auto p-2">
      {lines(standard)}
      {teams.length > 0 && !folded && <h2 className="px-2 pt-4 pb-1 text-meta text-muted">Teams</h2>}
      {teams.length > 0 && folded && <span className="mx-2 my-2 h-px shrink-0 bg-hairline" />}
      {lines(teams)}
    </nav>
  );
}

interface ViewLineProps {
  view: View;
  count: ViewCount | undefined;
  current: boolean;
  folded: boolean;
  onChoose: () => void;
}

function ViewLine({ view, count, current, folded, onChoose }: ViewLineProps) {
  const { label, icon: Icon, shortcut } = view;
  const words = countWords(count);
  return (
    <Tooltip label={folded && words ? `${label}, ${words}` : label} shortcut={shortcut} side="right" disabled={!folded}>
      <button
        type="button"
        aria-current={current ? "page" : undefined}
        aria-label={folded ? [label, words].filter(Boolean).join(", ") : undefined}
        onClick={onChoose}
        className={classes(
          "group/view relative flex h-7 shrink-0 cursor-default items-center gap-2 rounded-md text-left text-muted hover:bg-hover hover:text-text aria-[current=page]:bg-pressed aria-[current=page]:font-medium aria-[current=page]:text-text",
          folded ? "w-8 justify-center" : "px-2",
        )}
      >
        <Icon size={16} className="shrink-0" aria-hidden />
        {!folded && <span className="min-w-0 grow truncate text-text">{label}</span>}
        {!folded && shortcut && (
          <span className="hidden group-hover/view:inline-flex">
            <KeyHint keys={shortcut} />
          </span>
        )}
        {!folded && <span className="text-meta text-muted tabular-nums group-hover/view:hidden">{words}</span>}
        {folded && words && view.calls && <FoldedDot />}
      </button>
    </Tooltip>
  );
}

/** That there is something, where there is no room for how much. */
function FoldedDot() {
  return <span aria-hidden className="absolute top-1 right-1 size-1.5 rounded-full bg-accent-solid" />;
}

function countWords(count: ViewCount | undefined): string {
  if (!count || count.count === 0) return "";
  return count.more ? `${formatShort(count.count)}+` : count.count.toLocaleString();
}
