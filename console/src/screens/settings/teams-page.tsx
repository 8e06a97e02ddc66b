import { Plus, UsersRound } from "lucide-react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { useMembers } from "../../members/members.ts";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { Section } from "../../parts/section.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { useMay } from "../../shell/session.ts";
import { SettingsPage } from "./settings-page.tsx";
import { AbilityDialog } from "./teams-ability-dialog.tsx";
import { type Team, useAgents, useSkills, useTeams } from "./teams-data.ts";
import { EndDialog } from "./teams-end-dialog.tsx";
import { NameDialog } from "./teams-name-dialog.tsx";
import { TeamPanel } from "./teams-panel.tsx";
import { SkillsSection } from "./teams-skills-section.tsx";

/** Who works together, what each can do, and how much each takes. */
export function TeamsPage() {
  const teams = useTeams();
  const skills = useSkills();
  const members = useMembers();
  const mayManage = useMay("desk:manage");
  const { agents, settings, change } = useAgents();
  const [naming, setNaming] = useState<Team | "new" | null>(null);
  const [ending, setEnding] = useState<Team | null>(null);
  const [memberId, setMemberId] = useState<string | null>(null);
  const { data } = teams.list;
  const agent = memberId ? agents.get(memberId) : undefined;
  const newTeam = mayManage && (
    <Button look="accent" icon={Plus} onClick={() => setNaming("new")}>
      New team
    </Button>
  );
  return (
    <SettingsPage title="Teams">
      <Section
        title="Teams"
        description="Conversations are given to whoever works in a team. Somebody can be in several."
        actions={data && data.length > 0 && newTeam}
      >
        {teams.list.isPending && <SkeletonText lines={5} label="Reading the teams" />}
        {teams.list.isError && !data && (
          <ErrorState sentence={refusalOf(teams.list.error).sentence} onRetry={() => void teams.list.refetch()} />
        )}
        {data?.length === 0 && (
          <EmptyState icon={UsersRound} title="No team yet, so nothing is routed" actions={newTeam}>
            Every conversation waits in the Inbox until somebody takes it. Make a team and put people in it, and
            conversations go to them by themselves.
          </EmptyState>
        )}
        <div className="flex flex-col gap-5">
          {data?.map((team) => (
            <TeamPanel
              key={team.teamId}
              team={team}
              members={members}
              agents={agents}
              skills={skills.list.data ?? []}
              mayManage={mayManage}
              onRename={() => setNaming(team)}
              onEnd={() => setEnding(team)}
              onAdd={(id) => teams.add(team, id)}
              onRemove={(id, name) => teams.remove(team, id, name)}
              onAbility={setMemberId}
            />
          ))}
        </div>
      </Section>
      <SkillsSection skills={skills} agents={agents} mayManage={mayManage} />
      {naming && (
        <NameDialog
          title={naming === "new" ? "New team" : `Rename “${naming.name}”`}
          hint="For example “Returns” or “Wholesale”."
          name={naming === "new" ? "" : naming.name}
          emoji={naming === "new" ? "" : naming.emoji}
          deed={naming === "new" ? "Make the team" : "Rename"}
          onSave={(said) => (naming === "new" ? teams.make(said) : teams.rename(naming, said))}
          onClose={() => setNaming(null)}
        />
      )}
      {ending && (
        <EndDialog
          title={`End “${ending.name}”?`}
          consequences="Its conversations stay where they are, and its members get no more through it. Rules that lead to it lead nowhere. This cannot be undone."
          keep="Keep the team"
          deed="End the team"
          busy={teams.ending}
          onEnd={() => teams.end(ending, () => setEnding(null))}
          onClose={() => setEnding(null)}
        />
      )}
      {agent && settings && (
        <AbilityDialog
          agent={agent}
          skills={skills.list.data ?? []}
          usual={settings}
          onSave={(ability) => change(agent.memberId, ability)}
          onClose={() => setMemberId(null)}
        />
      )}
    </SettingsPage>
  );
}
