import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Form } from "../../parts/form.tsx";
import { Select } from "../../parts/select.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";
import { NumberField } from "./desk-number-field.tsx";
import { ConditionRow } from "./routing-condition-row.tsx";
import type { NewRule, Rule } from "./routing-data.ts";
import type { Skill, Team } from "./teams-data.ts";

interface RoutingRuleDialogProps {
  /** Null makes a new one. */
  rule: Rule | null;
  teams: readonly Team[];
  skills: readonly Skill[];
  onSave: Submit<NewRule>;
  onClose: () => void;
}

const fresh: NewRule = {
  name: "",
  conditions: [{ on: "channel", isOneOf: ["chat"] }],
  outcome: { teamId: null, skills: [], headStartSeconds: 0, relaxAfterSeconds: null },
};

const levels = ["0", "1", "2", "3", "4", "5"].map((value) => ({
  value,
  label: value === "0" ? "Not asked for" : `${value} or better`,
}));

/** Makes or changes a rule. */
export function RoutingRuleDialog({ rule, teams, skills, onSave, onClose }: RoutingRuleDialogProps) {
  const [draft, setDraft] = useState<NewRule>(
    rule ? { name: rule.name, conditions: rule.conditions, outcome: rule.outcome } : fresh,
  );
  const { conditions, outcome } = draft;
  const { busy, problem, submit } = useSubmission<NewRule>(async (said) => {
    const refusal = await onSave(said);
    if (!refusal) onClose();
    return refusal && { sentence: refusal.sentence };
  });
  const ask = (changes: Partial<NewRule["outcome"]>) => setDraft({ ...draft, outcome: { ...outcome, ...changes } });
  const setLevel = (skillId: string, least: number) => {
    const others = outcome.skills.filter((one) => one.skillId !== skillId);
    ask({ skills: least > 0 ? [...others, { skillId, least }] : others });
  };
  return (
    <Dialog open onClose={onClose} size="large" title={rule ? `Change “${rule.name}”` : "New rule"}>
      <Form problem={problem} onSubmit={() => submit(draft)}>
        <TextField
          label="Name"
          value={draft.name}
          onValueChange={(name) => setDraft({ ...draft, name })}
          maxLength={200}
          required
          autoFocus
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-2 font-medium">If all of these hold</legend>
          {conditions.map((condition, place) => (
            <ConditionRow
              // biome-ignore lint/suspicious/noArrayIndexKey: conditions keep their places while one types.
              key={`${place} ${conditions.length} ${condition.on}`}
              condition={condition}
              teams={teams}
              onChange={(next) =>
                setDraft({ ...draft, conditions: conditions.map((each, at) => (at === place ? next : each)) })
              }
              onRemove={() => setDraft({ ...draft, conditions: conditions.filter((_, at) => at !== place) })}
            />
          ))}
          <div>
            <Button
              size="small"
              icon={Plus}
              disabled={conditions.length >= 20}
              onClick={() => setDraft({ ...draft, conditions: [...conditions, { on: "tag", isOneOf: [] }] })}
            >
              Condition
            </Button>
          </div>
        </fieldset>
        <div className="grid grid-cols-3 items-start gap-4">
          <Select
            label="Goes to"
            size="small"
            items={[
              { value: "", label: "Any team" },
              ...teams.map(({ teamId: value, name }) => ({ value, label: name })),
            ]}
            value={outcome.teamId ?? ""}
            onChange={(teamId) => ask({ teamId: teamId || null })}
          />
          <NumberField
            label="Minutes ahead"
            value={outcome.headStartSeconds}
            unit={60}
            most={86_400}
            onChange={(seconds) => ask({ headStartSeconds: seconds ?? 0 })}
          />
          <NumberField
            label="Relax after seconds"
            value={outcome.relaxAfterSeconds}
            least={5}
            most={86_400}
            optional
            placeholder="As elsewhere"
            onChange={(relaxAfterSeconds) => ask({ relaxAfterSeconds })}
          />
        </div>
        {skills.length > 0 && (
          <fieldset>
            <legend className="mb-2 font-medium">Skills</legend>
            <div className="grid max-h-56 grid-cols-3 gap-3 overflow-y-auto">
              {skills.map(({ skillId, name }) => (
                <Select
                  key={skillId}
                  label={name}
                  size="small"
                  items={levels}
                  value={String(outcome.skills.find((one) => one.skillId === skillId)?.least ?? 0)}
                  onChange={(level) => setLevel(skillId, Number(level))}
                />
              ))}
            </div>
          </fieldset>
        )}
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="accent" busy={busy}>
            {busy ? "Saving…" : "Save"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
