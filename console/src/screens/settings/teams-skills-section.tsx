import { GraduationCap, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Panel, PanelRow } from "../../parts/panel.tsx";
import { Section } from "../../parts/section.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import type { Agent, Skill, useSkills } from "./teams-data.ts";
import { EndDialog } from "./teams-end-dialog.tsx";
import { NameDialog } from "./teams-name-dialog.tsx";

interface SkillsSectionProps {
  skills: ReturnType<typeof useSkills>;
  agents: ReadonlyMap<string, Agent>;
  mayManage: boolean;
}

/** What conversations may need of whoever answers them. */
export function SkillsSection({ skills, agents, mayManage }: SkillsSectionProps) {
  const [naming, setNaming] = useState<Skill | "new" | null>(null);
  const [ending, setEnding] = useState<Skill | null>(null);
  const { data } = skills.list;
  const holders = ({ skillId }: Skill) =>
    [...agents.values()].filter((agent) => agent.skills.some((known) => known.skillId === skillId)).length;
  const newSkill = mayManage && (
    <Button icon={Plus} onClick={() => setNaming("new")}>
      New skill
    </Button>
  );
  return (
    <Section
      title="Skills"
      description="Languages, products, permissions: what a conversation may need. Everybody has a level of each, from 1 to 5, and the rules of Routing ask for them."
      actions={data && data.length > 0 && newSkill}
    >
      {skills.list.isPending && <SkeletonText lines={3} label="Reading the skills" />}
      {skills.list.isError && !data && (
        <ErrorState sentence={refusalOf(skills.list.error).sentence} onRetry={() => void skills.list.refetch()} />
      )}
      {data?.length === 0 && (
        <EmptyState icon={GraduationCap} title="No skill yet" actions={newSkill}>
          Everybody in a team gets whatever comes to it.
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <Panel>
          {data.map((skill) => (
            <PanelRow key={skill.skillId}>
              <span className="min-w-0 grow truncate">{skill.name}</span>
              <span className="shrink-0 text-muted tabular-nums">{peopleCount(holders(skill))}</span>
              {mayManage && (
                <div className="flex shrink-0">
                  <IconButton icon={Pencil} label={`Rename ${skill.name}`} onClick={() => setNaming(skill)} />
                  <IconButton icon={Trash2} label={`Remove ${skill.name}`} onClick={() => setEnding(skill)} />
                </div>
              )}
            </PanelRow>
          ))}
        </Panel>
      )}
      {naming && (
        <NameDialog
          title={naming === "new" ? "New skill" : `Rename “${naming.name}”`}
          hint="For example “Spanish” or “Espresso machines”."
          name={naming === "new" ? "" : naming.name}
          deed={naming === "new" ? "Make the skill" : "Rename"}
          onSave={({ name }) => (naming === "new" ? skills.make(name) : skills.rename(naming, name))}
          onClose={() => setNaming(null)}
        />
      )}
      {ending && (
        <EndDialog
          title={`Remove “${ending.name}”?`}
          consequences="Everybody loses their level of it. A skill that a rule asks for cannot be removed. This cannot be undone."
          keep="Keep the skill"
          deed="Remove the skill"
          busy={skills.removing}
          onEnd={() => skills.remove(ending, () => setEnding(null))}
          onClose={() => setEnding(null)}
        />
      )}
    </Section>
  );
}

function peopleCount(count: number): string {
  if (count === 0) return "Nobody has it";
  return count === 1 ? "1 person" : `${count} people`;
}
