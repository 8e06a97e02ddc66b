import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { channelLook } from "../../parts/channels.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { Form } from "../../parts/form.tsx";
import { Select } from "../../parts/select.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";
import type { Ability, Agent, Skill } from "./teams-data.ts";

interface AbilityDialogProps {
  agent: Agent;
  skills: readonly Skill[];
  /** What holds for those who have nothing of their own. */
  usual: { slots: number; weights: Readonly<Record<string, number>> };
  onSave: Submit<Ability>;
  onClose: () => void;
}

const levels = [
  { value: "0", label: "No" },
  { value: "1", label: "1 · a little" },
  { value: "2", label: "2" },
  { value: "3", label: "3 · well" },
  { value: "4", label: "4" },
  { value: "5", label: "5 · expert" },
] as const;

/** What somebody can do and how well, and how much they take at a time. */
export function AbilityDialog({ agent, skills, usual, onSave, onClose }: AbilityDialogProps) {
  const [known, setKnown] = useState(() => new Map(agent.skills.map(({ skillId, level }) => [skillId, level])));
  const channels = [...new Set([...Object.keys(usual.weights), ...Object.keys(agent.own.weights)])].sort();
  const { busy, problem, submit } = useSubmission<Record<string, string>>(async (said) => {
    const refusal = await onSave({
      skills: [...known].filter(([, level]) => level > 0).map(([skillId, level]) => ({ skillId, level })),
      own: { slots: numberIn(said.slots) ?? null, weights: weightsIn(channels, said) },
    });
    if (!refusal) onClose();
    return refusal;
  });
  return (
    <Dialog open onClose={onClose} title={`Skills and capacity of ${agent.name}`}>
      <Form<Record<string, string>> problem={problem} onSubmit={submit}>
        <div>
          <h3 className="mb-2 font-medium">Skills</h3>
          {skills.length === 0 && <p className="text-muted">There is no skill yet. Make some below the teams.</p>}
          <div className="flex max-h-64 flex-col gap-1.5 overflow-y-auto">
            {skills.map(({ skillId, name }) => (
              <div key={skillId} className="flex items-center justify-between gap-3">
                <span className="min-w-0 truncate">{name}</span>
                <div className="w-32 shrink-0">
                  <Select
                    label={`Level of ${name}`}
                    labelHidden
                    size="small"
                    items={levels}
                    value={String(known.get(skillId) ?? 0) as (typeof levels)[number]["value"]}
                    onChange={(level) => setKnown(new Map(known).set(skillId, Number(level)))}
                  />
                </div>
              </div>
            ))}
          </div>
        </div>
        <TextField
          label="Slots"
          name="slots"
          type="number"
          min={0}
          max={1000}
          step="any"
          optional
          placeholder={String(usual.slots)}
          defaultValue={agent.own.slots === null ? "" : String(agent.own.slots)}
          hint={`How much they take at a time. Empty: ${usual.slots}, as everybody.`}
        />
        <fieldset>
          <legend className="mb-2 font-medium">Slots that one conversation fills</legend>
          <div className="grid grid-cols-3 gap-3">
            {channels.map((channel) => (
              <TextField
                key={channel}
                label={channelLook(channel).label}
                name={`weight-${channel}`}
                type="number"
                size="small"
                min={0.05}
                max={100}
                step="any"
                placeholder={String(usual.weights[channel] ?? 1)}
                defaultValue={String(agent.own.weights[channel] ?? "")}
              />
            ))}
          </div>
        </fieldset>
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

function weightsIn(channels: readonly string[], said: Record<string, string>): Record<string, number> {
  const weights: Record<string, number> = {};
  for (const channel of channels) {
    const weight = numberIn(said[`weight-${channel}`]);
    if (weight !== undefined) weights[channel] = weight;
  }
  return weights;
}

function numberIn(text: unknown): number | undefined {
  return text === undefined || text === null || String(text).trim() === "" ? undefined : Number(text);
}
