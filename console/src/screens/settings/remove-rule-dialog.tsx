import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import type { Rule } from "./rules.ts";

interface RemoveRuleDialogProps {
  rule: Rule;
  onRemove: Submit<Rule>;
  onClose: () => void;
}

/** Says what removing a rule takes back, and what it leaves. */
export function RemoveRuleDialog({ rule, onRemove, onClose }: RemoveRuleDialogProps) {
  const { busy, problem, submit } = useSubmission<Rule>(async (ended) => {
    const refused = await onRemove(ended);
    if (!refused) onClose();
    return refused;
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Remove the rule about “${rule.trait}”?`}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button look="danger" busy={busy} onClick={() => submit(rule)}>
            {busy ? "Removing…" : "Remove"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {problem && <Banner tone="danger">{problem.sentence}</Banner>}
        <ul className="flex list-disc flex-col gap-2 pl-4 text-pretty marker:text-faint">
          {(rule.mode === "join" ? afterJoining : afterSuggesting).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

const afterJoining = [
  "Those who are one by this trait alone become the people again that they were, each with their own timeline, traits and consents.",
  "Those who are one for another reason too, such as a shared email or a merge by hand, stay one.",
  "Nothing that is stored is lost: the same rule, made again, joins them again.",
];

const afterSuggesting = [
  "Its suggestions leave the list of what to review.",
  "Those whom somebody merged because of it stay one.",
  "Nothing that is stored is lost: the same rule, made again, suggests them again.",
];
