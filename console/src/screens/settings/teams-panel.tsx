import { Ellipsis, Pencil, SlidersHorizontal, UserMinus, UserPlus } from "lucide-react";
import { useId, useState } from "react";
import type { Member } from "../../members/members.ts";
import { Avatar } from "../../parts/avatar.tsx";
import { Badge } from "../../parts/badge.tsx";
import { Button } from "../../parts/button.tsx";
import { ChooseDialog } from "../../parts/choose-dialog.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Menu } from "../../parts/menu.tsx";
import { Panel, PanelRow } from "../../parts/panel.tsx";
import type { Agent, Skill, Team } from "./teams-data.ts";

interface TeamPanelProps {
  team: Team;
  members: readonly Member[];
  agents: ReadonlyMap<string, Agent>;
  skills: readonly Skill[];
  mayManage: boolean;
  onRename: () => void;
  onEnd: () => void;
  onAdd: (memberId: string) => void;
  onRemove: (memberId: string, name: string) => void;
  onAbility: (memberId: string) => void;
}

/** A team with its people, and the ways in and out. */
export function TeamPanel({ team, members, agents, skills, mayManage, ...deeds }: TeamPanelProps) {
  const headingId = useId();
  const [adding, setAdding] = useState(false);
  const inTeam = new Set(team.members.map(({ memberId }) => memberId));
  const names = new Map(members.map(({ userId, name }) => [userId, name]));
  const people = team.members
    .map(({ memberId }) => ({ memberId, name: names.get(memberId) ?? "A former colleague" }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <section aria-labelledby={headingId}>
      <div className="mb-2 flex h-7 items-center gap-2">
        <h3 id={headingId} className="min-w-0 truncate font-medium">
          {team.emoji && <span aria-hidden>{team.emoji} </span>}
          {team.name}
        </h3>
        <span className="shrink-0 text-muted">{people.length === 1 ? "1 person" : `${people.length} people`}</span>
        {mayManage && (
          <div className="ml-auto flex shrink-0 items-center gap-1">
            <Button
              size="small"
              icon={UserPlus}
              onClick={() => setAdding(true)}
              aria-label={`Add people to ${team.name}`}
            >
              Add people
            </Button>
            <Menu
              align="end"
              trigger={<IconButton icon={Ellipsis} size="small" label={`More for ${team.name}`} />}
              entries={[
                { kind: "deed", label: "Rename…", icon: Pencil, run: deeds.onRename },
                { kind: "deed", label: "End the team…", danger: true, run: deeds.onEnd },
              ]}
            />
          </div>
        )}
      </div>
      <Panel>
        {people.length === 0 && (
          <PanelRow>
            <span className="text-muted">Nobody is in this team, so nothing goes to it.</span>
          </PanelRow>
        )}
        {people.map(({ memberId, name }) => (
          <PanelRow key={memberId}>
            <Avatar name={name} />
            <div className="min-w-0 grow">
              <div className="truncate">{name}</div>
              <Abilities agent={agents.get(memberId)} skills={skills} />
            </div>
            {mayManage && (
              <>
                <IconButton
                  icon={SlidersHorizontal}
                  label={`Skills and capacity of ${name}`}
                  disabled={!agents.has(memberId)}
                  onClick={() => deeds.onAbility(memberId)}
                />
                <IconButton
                  icon={UserMinus}
                  label={`Take ${name} out of ${team.name}`}
                  onClick={() => deeds.onRemove(memberId, name)}
                />
              </>
            )}
          </PanelRow>
        ))}
      </Panel>
      <ChooseDialog
        open={adding}
        onClose={() => setAdding(false)}
        title={`Add to ${team.name}`}
        placeholder="Who answers customers…"
        several
        items={members
          // Analysts read and do not answer.
          .filter(({ userId, role }) => !inTeam.has(userId) && role !== "analyst")
          .map(({ userId, name, email }) => ({
            value: userId,
            label: name,
            detail: email,
            mark: <Avatar name={name} size="small" />,
          }))}
        empty="Everybody who answers customers is in this team."
        onChoose={deeds.onAdd}
      />
    </section>
  );
}

function Abilities({ agent, skills }: { agent: Agent | undefined; skills: readonly Skill[] }) {
  if (!agent) return null;
  const names = new Map(skills.map(({ skillId, name }) => [skillId, name]));
  const known = agent.skills.filter(({ skillId }) => names.has(skillId));
  return (
    <div className="mt-0.5 flex flex-wrap items-center gap-1 text-meta text-muted">
      <span className="mr-1 tabular-nums">
        {agent.slots} {agent.slots === 1 ? "slot" : "slots"}
        {agent.own.slots !== null && ", their own"}
      </span>
      {known.map(({ skillId, level }) => (
        <Badge key={skillId}>
          {names.get(skillId)} <span className="font-normal text-muted tabular-nums">{level}</span>
        </Badge>
      ))}
    </div>
  );
}
