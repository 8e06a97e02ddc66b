import { useState } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { Checkbox } from "../../parts/checkbox.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Form } from "../../parts/form.tsx";
import { Select } from "../../parts/select.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";
import { NumberField } from "./desk-number-field.tsx";
import type { Calendar } from "./hours-data.ts";
import type { Policy, PolicyPreview, PolicySaid } from "./sla-data.ts";
import { SlaTargetFields } from "./sla-target-fields.tsx";
import { useTeams } from "./teams-data.ts";

interface SlaDialogProps {
  /** Null makes a new one. */
  policy: Policy | null;
  calendars: readonly Calendar[];
  onPreview: (said: PolicySaid) => Promise<PolicyPreview>;
  onSave: Submit<PolicySaid>;
  onClose: () => void;
}

const fresh: PolicySaid = {
  name: "",
  calendarId: null,
  rules: {
    conditions: { channels: [], teamIds: [], tags: [], audience: [] },
    targets: { first_response: { low: 480, normal: 240, high: 60, urgent: 15 } },
    pauseOn: ["pending", "snoozed"],
    warning: { percent: 80 },
  },
};

/** Makes or changes a policy, and tells beforehand for which conversations it would hold. */
export function SlaDialog({ policy, calendars, onPreview, onSave, onClose }: SlaDialogProps) {
  const teams = useTeams().list.data ?? [];
  const [said, setSaid] = useState<PolicySaid>(
    policy ? { name: policy.name, calendarId: policy.calendarId, rules: policy.rules } : fresh,
  );
  const [seen, setSeen] = useState<string | null>(null);
  const { rules } = said;
  const { conditions, pauseOn, warning } = rules;
  const { busy, problem, submit } = useSubmission<PolicySaid>(async (given) => {
    const refusal = await onSave(given);
    if (!refusal) onClose();
    return refusal && { sentence: refusal.sentence };
  });
  const set = (changes: Partial<PolicySaid["rules"]>) => setSaid({ ...said, rules: { ...rules, ...changes } });
  const look = () =>
    onPreview({ ...said, name: said.name || "Preview" }).then(
      ({ looked, matching, late }) =>
        setSeen(`Of the ${looked} latest conversations at work it would hold for ${matching}; ${late} would be late.`),
      (error) => setSeen(refusalOf(error).sentence),
    );
  return (
    <Dialog open onClose={onClose} size="large" title={policy ? `Change “${policy.name}”` : "New policy"}>
      <Form problem={problem} onSubmit={() => submit(said)}>
        <div className="grid grid-cols-2 items-start gap-4">
          <TextField
            label="Name"
            value={said.name}
            onValueChange={(name) => setSaid({ ...said, name })}
            maxLength={80}
            required
            autoFocus
          />
          <Select
            label="Hours that count"
            items={[
              { value: "", label: "Every hour" },
              ...calendars.map(({ calendarId: value, name }) => ({ value, label: name })),
            ]}
            value={said.calendarId ?? ""}
            onChange={(calendarId) => setSaid({ ...said, calendarId: calendarId || null })}
          />
        </div>
        <SlaTargetFields targets={rules.targets} onChange={(targets) => set({ targets })} />
        <fieldset className="grid grid-cols-2 items-start gap-4">
          <legend className="mb-2 font-medium">For which conversations</legend>
          <TextField
            label="Channels"
            size="small"
            placeholder="All"
            hint="Divided by commas."
            defaultValue={conditions.channels.join(", ")}
            onValueChange={(text) => set({ conditions: { ...conditions, channels: textsIn(text) } })}
          />
          <TextField
            label="With one of these tags"
            size="small"
            placeholder="Any or none"
            hint="Divided by commas."
            defaultValue={conditions.tags.join(", ")}
            onValueChange={(text) => set({ conditions: { ...conditions, tags: textsIn(text) } })}
          />
          {teams.map(({ teamId, name }) => (
            <Checkbox
              key={teamId}
              label={`Of the team ${name}`}
              checked={conditions.teamIds.includes(teamId)}
              onChange={(checked) => {
                const others = conditions.teamIds.filter((one) => one !== teamId);
                set({ conditions: { ...conditions, teamIds: checked ? [...others, teamId] : others } });
              }}
            />
          ))}
        </fieldset>
        <div className="grid grid-cols-2 items-start gap-4">
          <div className="flex flex-col gap-2">
            {(["pending", "snoozed"] as const).map((state) => (
              <Checkbox
                key={state}
                label={`Clocks stand still while ${state}`}
                checked={pauseOn.includes(state)}
                onChange={(checked) => {
                  const others = pauseOn.filter((one) => one !== state);
                  set({ pauseOn: checked ? [...others, state] : others });
                }}
              />
            ))}
          </div>
          {warning && "minutesBefore" in warning ? (
            <NumberField
              label="Warn so many minutes before"
              value={warning.minutesBefore}
              least={1}
              most={1_051_200}
              optional
              onChange={(minutesBefore) => set({ warning: minutesBefore === null ? null : { minutesBefore } })}
            />
          ) : (
            <NumberField
              label="Warn at so many percent"
              value={warning?.percent ?? null}
              least={1}
              most={99}
              optional
              placeholder="Never"
              onChange={(percent) => set({ warning: percent === null ? null : { percent } })}
            />
          )}
        </div>
        {seen && <Banner>{seen}</Banner>}
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={() => void look()}>Preview</Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="accent" busy={busy}>
            {busy ? "Saving…" : "Save"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function textsIn(text: string): string[] {
  return text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
}
