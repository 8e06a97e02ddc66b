import { ArrowDown, ArrowUp, Pencil, Plus, Timer, Trash2 } from "lucide-react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Panel, PanelRow } from "../../parts/panel.tsx";
import { Section } from "../../parts/section.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { useMay } from "../../shell/session.ts";
import { useCalendars } from "./hours-data.ts";
import { SettingsPage } from "./settings-page.tsx";
import { type Metric, metricNames, type Policy, type Priority, priorityNames, usePolicies } from "./sla-data.ts";
import { SlaDialog } from "./sla-dialog.tsx";
import { EndDialog } from "./teams-end-dialog.tsx";

/** What is promised to whom, and by when. */
export function SlaPage() {
  const policies = usePolicies();
  const calendars = useCalendars().list.data ?? [];
  const mayManage = useMay("desk:manage");
  const [open, setOpen] = useState<Policy | "new" | null>(null);
  const [ending, setEnding] = useState<Policy | null>(null);
  const { data } = policies.list;
  const policyId = open && open !== "new" ? open.policyId : null;
  const move = (place: number, to: number) => {
    const ids = data?.map((one) => one.policyId) ?? [];
    const [moved] = ids.splice(place, 1);
    if (moved) policies.order(ids.toSpliced(to, 0, moved));
  };
  const newPolicy = mayManage && (
    <Button look="accent" icon={Plus} onClick={() => setOpen("new")}>
      New policy
    </Button>
  );
  return (
    <SettingsPage title="SLA">
      <Section
        title="Service levels"
        description="In which time customers are answered. The first policy that fits a conversation holds for it; running clocks follow a change."
        actions={data && data.length > 0 && newPolicy}
      >
        {policies.list.isPending && <SkeletonText lines={3} label="Reading the policies" />}
        {policies.list.isError && !data && (
          <ErrorState sentence={refusalOf(policies.list.error).sentence} onRetry={() => void policies.list.refetch()} />
        )}
        {data?.length === 0 && (
          <EmptyState icon={Timer} title="No policy yet" actions={newPolicy}>
            Nothing is promised, so nothing is ever late.
          </EmptyState>
        )}
        {data && data.length > 0 && (
          <Panel>
            {data.map((policy, place) => (
              <PanelRow key={policy.policyId}>
                <span className="w-4 shrink-0 text-right text-muted tabular-nums">{place + 1}</span>
                <div className="min-w-0 grow">
                  <div className="truncate font-medium">{policy.name}</div>
                  <div className="text-meta text-muted">
                    {targetsInWords(policy)}
                    {" · "}
                    {calendars.find((one) => one.calendarId === policy.calendarId)?.name ?? "every hour counts"}
                  </div>
                </div>
                {mayManage && (
                  <div className="flex shrink-0">
                    <IconButton
                      icon={ArrowUp}
                      label={`Move ${policy.name} up`}
                      disabled={place === 0}
                      onClick={() => move(place, place - 1)}
                    />
                    <IconButton
                      icon={ArrowDown}
                      label={`Move ${policy.name} down`}
                      disabled={place === data.length - 1}
                      onClick={() => move(place, place + 1)}
                    />
                    <IconButton icon={Pencil} label={`Change ${policy.name}`} onClick={() => setOpen(policy)} />
                    <IconButton icon={Trash2} label={`Remove ${policy.name}`} onClick={() => setEnding(policy)} />
                  </div>
                )}
              </PanelRow>
            ))}
          </Panel>
        )}
      </Section>
      {open && (
        <SlaDialog
          policy={open === "new" ? null : open}
          calendars={calendars}
          onPreview={(said) => policies.preview(policyId, said)}
          onSave={(said) => policies.save(policyId, said)}
          onClose={() => setOpen(null)}
        />
      )}
      {ending && (
        <EndDialog
          title={`Remove “${ending.name}”?`}
          consequences="Clocks that run by it go on by the next policy that fits, or end. This cannot be undone."
          keep="Keep the policy"
          deed="Remove the policy"
          busy={policies.ending}
          onEnd={() => policies.end(ending, () => setEnding(null))}
          onClose={() => setEnding(null)}
        />
      )}
    </SettingsPage>
  );
}

function targetsInWords({ rules: { targets } }: Policy): string {
  const said = (Object.keys(metricNames) as Metric[]).flatMap((metric) => {
    const minutes = (Object.keys(priorityNames) as Priority[]).flatMap((one) => targets[metric]?.[one] ?? []);
    const [least, most] = [Math.min(...minutes), Math.max(...minutes)];
    if (minutes.length === 0) return [];
    return `${metricNames[metric]} in ${least === most ? least : `${least} to ${most}`} min`;
  });
  return said.join(", ") || "No target";
}
