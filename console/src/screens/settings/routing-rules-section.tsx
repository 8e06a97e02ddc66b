import { ArrowDown, ArrowUp, Pencil, Plus, Split, Trash2 } from "lucide-react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Panel, PanelRow } from "../../parts/panel.tsx";
import { Section } from "../../parts/section.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { type Rule, useRoutingRules } from "./routing-data.ts";
import { RoutingRuleDialog } from "./routing-rule-dialog.tsx";
import { ruleInWords } from "./routing-words.ts";
import { useSkills, useTeams } from "./teams-data.ts";

/** What conversations need of whom they go to. */
export function RoutingRulesSection({ mayManage }: { mayManage: boolean }) {
  const rules = useRoutingRules();
  const teams = useTeams().list.data ?? [];
  const skills = useSkills().list.data ?? [];
  const [open, setOpen] = useState<Rule | "new" | null>(null);
  const { data } = rules.list;
  const names = new Map([
    ...teams.map(({ teamId, name }) => [teamId, name] as const),
    ...skills.map(({ skillId, name }) => [skillId, name] as const),
  ]);
  const move = (place: number, to: number) => {
    const ids = data?.map(({ ruleId }) => ruleId) ?? [];
    const [moved] = ids.splice(place, 1);
    if (moved) rules.order(ids.toSpliced(to, 0, moved));
  };
  const newRule = mayManage && (
    <Button icon={Plus} onClick={() => setOpen("new")}>
      New rule
    </Button>
  );
  return (
    <Section
      title="Rules"
      description="All rules whose conditions are met ask together: of their teams the first in order, of each skill the highest level, and all head starts."
      actions={data && data.length > 0 && newRule}
    >
      {rules.list.isPending && <SkeletonText lines={3} label="Reading the rules" />}
      {rules.list.isError && !data && (
        <ErrorState sentence={refusalOf(rules.list.error).sentence} onRetry={() => void rules.list.refetch()} />
      )}
      {data?.length === 0 && (
        <EmptyState icon={Split} title="No rule yet" actions={newRule}>
          Whatever comes in goes to anybody in any team.
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <Panel>
          {data.map((rule, place) => (
            <PanelRow key={rule.ruleId}>
              <span className="w-4 shrink-0 text-right text-muted tabular-nums">{place + 1}</span>
              <div className="min-w-0 grow">
                <div className="truncate font-medium">{rule.name}</div>
                <div className="text-meta text-pretty text-muted">{ruleInWords(rule, names)}</div>
              </div>
              {mayManage && (
                <div className="flex shrink-0">
                  <IconButton
                    icon={ArrowUp}
                    label={`Move ${rule.name} up`}
                    disabled={place === 0}
                    onClick={() => move(place, place - 1)}
                  />
                  <IconButton
                    icon={ArrowDown}
                    label={`Move ${rule.name} down`}
                    disabled={place === data.length - 1}
                    onClick={() => move(place, place + 1)}
                  />
                  <IconButton icon={Pencil} label={`Change ${rule.name}`} onClick={() => setOpen(rule)} />
                  <IconButton icon={Trash2} label={`Remove ${rule.name}`} onClick={() => rules.remove(rule)} />
                </div>
              )}
            </PanelRow>
          ))}
        </Panel>
      )}
      {open && (
        <RoutingRuleDialog
          rule={open === "new" ? null : open}
          teams={teams}
          skills={skills}
          onSave={(rule) => rules.save(open === "new" ? null : open.ruleId, rule)}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  );
}
