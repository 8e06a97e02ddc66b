import { Plus, Tags } from "lucide-react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { Panel } from "../../parts/panel.tsx";
import { Section } from "../../parts/section.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { useMay } from "../../shell/session.ts";
import { NewRuleDialog } from "./new-rule-dialog.tsx";
import { RemoveRuleDialog } from "./remove-rule-dialog.tsx";
import { RuleRow } from "./rule-row.tsx";
import { type Rule, useRules } from "./rules.ts";
import { RunningReview } from "./running-review.tsx";

/** The traits by which this workspace tells that two are one. */
export function RulesSection() {
  const { list, make, remove } = useRules();
  const mayManage = useMay("workspace:manage");
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<Rule | null>(null);
  const newRule = mayManage && (
    <Button icon={Plus} onClick={() => setMaking(true)}>
      New rule
    </Button>
  );
  return (
    <Section
      title="Identity rules"
      description="A trait that tells who somebody is, such as the number of a loyalty card or a tax number. People of whom your servers or colleagues say the same value are joined, or suggested to you. What browsers say does not count."
      actions={list.data && list.data.length > 0 && newRule}
    >
      {list.isPending && <SkeletonText lines={3} label="Reading the rules" />}
      {list.isError && !list.data && (
        <ErrorState sentence={refusalOf(list.error).sentence} onRetry={() => void list.refetch()} />
      )}
      {list.data?.length === 0 && (
        <EmptyState icon={Tags} title="No rule yet" actions={newRule}>
          People are joined by user ids, emails, phone numbers and devices alone.
        </EmptyState>
      )}
      {list.data && <Rules rules={list.data} onEnd={mayManage ? setEnding : undefined} />}
      <RunningReview of={["rule_made", "rule_removed"]} />
      {making && <NewRuleDialog onMake={make} onClose={() => setMaking(false)} />}
      {ending && <RemoveRuleDialog rule={ending} onRemove={remove} onClose={() => setEnding(null)} />}
    </Section>
  );
}

function Rules({ rules, onEnd }: { rules: readonly Rule[]; onEnd: ((rule: Rule) => void) | undefined }) {
  const inForce = rules.filter(({ removedAt }) => !removedAt);
  const removed = rules.filter(({ removedAt }) => removedAt);
  return (
    <div className="flex flex-col gap-3">
      {inForce.length > 0 && (
        <Panel>
          {inForce.map((rule) => (
            <RuleRow key={rule.ruleId} rule={rule} onEnd={onEnd} />
          ))}
        </Panel>
      )}
      {removed.length > 0 && (
        <details>
          <summary className="w-fit cursor-default rounded-sm text-muted hover:text-text">
            {removed.length === 1
              ? "One rule that was removed"
              : `${formatNumber(removed.length)} rules that were removed`}
          </summary>
          <div className="mt-3">
            <Panel>
              {removed.map((rule) => (
                <RuleRow key={rule.ruleId} rule={rule} onEnd={undefined} />
              ))}
            </Panel>
          </div>
        </details>
      )}
    </div>
  );
}
