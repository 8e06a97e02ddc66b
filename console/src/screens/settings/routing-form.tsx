import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { channelLook } from "../../parts/channels.ts";
import { Checkbox } from "../../parts/checkbox.tsx";
import { Form, FormActions } from "../../parts/form.tsx";
import { RadioGroup } from "../../parts/radio-group.tsx";
import { Select } from "../../parts/select.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import { Switch } from "../../parts/switch.tsx";
import { notify } from "../../parts/toast.tsx";
import { NumberField } from "./desk-number-field.tsx";
import type { RoutingSettings } from "./routing-data.ts";
import { HeadStartFields } from "./routing-head-start-fields.tsx";

interface RoutingFormProps {
  settings: RoutingSettings;
  mayManage: boolean;
  onSave: Submit<RoutingSettings>;
}

const automatics = [
  { value: "auto", label: "As soon as a team has a member" },
  { value: "on", label: "Always" },
  { value: "off", label: "Never: everybody takes by hand" },
] as const;

const policies = [
  { value: "longest_idle", label: "Longest idle", hint: "Whoever has been given nothing for the longest time." },
  { value: "balanced", label: "Balanced", hint: "Whoever has the smallest part of their slots filled." },
] as const;

const day = 86_400;

/** Everything that can be said about how work is given out, but for the rules. */
export function RoutingForm({ settings, mayManage, onSave }: RoutingFormProps) {
  const [draft, setDraft] = useState(settings);
  const { busy, problem, submit } = useSubmission<RoutingSettings>(async (said) => {
    const refusal = await onSave(said);
    if (!refusal) notify({ title: "Routing is saved" });
    return refusal && { sentence: refusal.sentence };
  });
  const set = (changes: Partial<RoutingSettings>) => setDraft({ ...draft, ...changes });
  const channels = [...new Set(["chat", "email", ...Object.keys(draft.weights)])];
  const { byHand, automatic } = draft;
  return (
    <Form problem={problem} onSubmit={() => submit(draft)}>
      <fieldset disabled={!mayManage} className="flex min-w-0 flex-col gap-5">
        <div className="w-72">
          <Select
            label="Give out by itself"
            items={automatics}
            value={automatic === null ? "auto" : automatic ? "on" : "off"}
            onChange={(value) => set({ automatic: value === "auto" ? null : value === "on" })}
          />
        </div>
        <RadioGroup
          label="Who gets it, of those who can"
          options={policies}
          value={draft.policy}
          onChange={(policy) => set({ policy })}
        />
        <fieldset>
          <legend className="mb-2 font-medium">By channel</legend>
          <div className="flex flex-col gap-3">
            {channels.map((channel) => (
              <div key={channel} className="grid grid-cols-[5rem_1fr_1fr_7rem] items-end gap-3">
                <span className="pb-1">{channelLook(channel).label}</span>
                <NumberField
                  label={`Slots that one fills (${channelLook(channel).label})`}
                  value={draft.weights[channel] ?? 1}
                  least={0.05}
                  most={100}
                  onChange={(weight) => set({ weights: { ...draft.weights, [channel]: weight ?? 1 } })}
                />
                <NumberField
                  label="Seconds to respond"
                  value={draft.respondWithinSeconds[channel] ?? null}
                  least={5}
                  most={day}
                  optional
                  placeholder="Not live"
                  onChange={(seconds) =>
                    set({ respondWithinSeconds: withOrWithout(draft.respondWithinSeconds, channel, seconds) })
                  }
                />
                <div className="pb-1">
                  <Checkbox
                    label="By hand"
                    checked={byHand.channels.includes(channel)}
                    onChange={(checked) => {
                      const others = byHand.channels.filter((one) => one !== channel);
                      set({ byHand: { ...byHand, channels: checked ? [...others, channel] : others } });
                    }}
                  />
                </div>
              </div>
            ))}
          </div>
        </fieldset>
        <div className="grid grid-cols-3 items-start gap-4">
          <NumberField
            label="Slots of everybody"
            value={draft.slots}
            most={1000}
            hint="Unless they have their own, in Teams."
            onChange={(slots) => set({ slots: slots ?? 0 })}
          />
          <NumberField
            label="Away after offers missed"
            value={draft.awayAfterMissed}
            least={1}
            most={20}
            optional
            placeholder="Never"
            hint="So many in a row."
            onChange={(awayAfterMissed) => set({ awayAfterMissed })}
          />
          <NumberField
            label="Relax after seconds"
            value={draft.relaxAfterSeconds}
            least={5}
            most={day}
            optional
            placeholder="Never"
            hint="Each time, one level less of each skill is asked for."
            onChange={(relaxAfterSeconds) => set({ relaxAfterSeconds })}
          />
          <NumberField
            label="Keep room after seconds"
            value={draft.holdAfterSeconds}
            most={day}
            hint="Then room is kept for what needs more than anybody has left."
            onChange={(seconds) => set({ holdAfterSeconds: seconds ?? 0 })}
          />
        </div>
        <Switch
          label="Pending conversations fill slots too"
          hint="Those that wait for the customer."
          checked={draft.countPending}
          onChange={(countPending) => set({ countPending })}
        />
        <HeadStartFields
          headStarts={draft.headStarts}
          onChange={(changes) => set({ headStarts: { ...draft.headStarts, ...changes } })}
        />
      </fieldset>
      {mayManage && (
        <FormActions>
          <Button type="submit" look="accent" busy={busy}>
            {busy ? "Saving…" : "Save"}
          </Button>
        </FormActions>
      )}
    </Form>
  );
}

function withOrWithout(record: Readonly<Record<string, number>>, name: string, value: number | null) {
  const { [name]: _, ...others } = record;
  return value === null ? others : { ...others, [name]: value };
}
