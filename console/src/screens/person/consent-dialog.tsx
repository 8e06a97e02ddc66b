import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { channels } from "../../parts/channels.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { Form } from "../../parts/form.tsx";
import { RadioGroup } from "../../parts/radio-group.tsx";
import { Select } from "../../parts/select.tsx";
import { useSubmission } from "../../parts/submission.ts";
import { TextArea } from "../../parts/text-area.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { localTime } from "../../people/trait-values.ts";
import { useRecordConsent } from "./consents.ts";
import { KnownPurposes } from "./known-purposes.tsx";

interface ConsentDialogProps {
  personId: string;
  /** What the person has allowed or forbidden before. */
  purposes: readonly string[];
  onClose: () => void;
}

const anyChannel = { value: "any", label: "Any channel" };
const channelItems = [anyChannel, ...Object.entries(channels).map(([value, look]) => ({ value, ...look }))];

const answers = [
  { value: "granted", label: "Allowed" },
  { value: "refused", label: "Refused", hint: "Also for what was allowed before and is taken back." },
] as const;

/** Records a yes or a no that somebody gave, with how it is known. */
export function ConsentDialog({ personId, purposes, onClose }: ConsentDialogProps) {
  const [purpose, setPurpose] = useState("");
  const [channel, setChannel] = useState(anyChannel.value);
  const [answer, setAnswer] = useState<"granted" | "refused">("granted");
  const [when, setWhen] = useState(() => localTime(new Date()));
  const record = useRecordConsent(personId);
  const { busy, problem, submit } = useSubmission<{ proof: string }>(async ({ proof }) => {
    const refused = await record({
      purpose: purpose.trim(),
      channel: channel === anyChannel.value ? "" : channel,
      granted: answer === "granted",
      proof: proof.trim(),
      occurredAt: new Date(when),
    });
    if (!refused) onClose();
    return refused;
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Record a consent"
      description="It holds from the time at which it was given, until a later word replaces it. Earlier ones are kept."
    >
      <Form<{ proof: string }> problem={problem} onSubmit={submit}>
        <div>
          <TextField
            label="What for"
            name="purpose"
            value={purpose}
            onValueChange={setPurpose}
            maxLength={100}
            autoComplete="off"
            validate={(value) => (String(value).trim() === "" ? "Say what it is for." : null)}
            required
            autoFocus
          />
          <KnownPurposes known={purposes} onChoose={setPurpose} />
        </div>
        <div className="grid grid-cols-2 items-start gap-3">
          <Select label="By" name="channel" items={channelItems} value={channel} onChange={setChannel} />
          <TextField
            label="Given at"
            name="occurredAt"
            type="datetime-local"
            value={when}
            onValueChange={setWhen}
            validate={(value) => timeProblem(String(value))}
            required
          />
        </div>
        <RadioGroup label="Answer" options={answers} value={answer} onChange={setAnswer} />
        <TextArea
          label="How it is known"
          name="proof"
          hint="A call, a letter, a form: who heard it, and where it can be looked up."
          maxLength={2000}
          validate={(value) => (String(value).trim() === "" ? "Without proof it is no consent." : null)}
          required
        />
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="accent" busy={busy}>
            {busy ? "Recording…" : "Record"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function timeProblem(value: string): string | null {
  const at = Date.parse(value);
  if (Number.isNaN(at)) return "Choose a day and a time.";
  // The field knows minutes only, and the minute that has begun is not the future.
  return at > Date.now() + 60_000 ? "Nobody can have answered in the future." : null;
}
