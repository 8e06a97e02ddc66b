import { useState } from "react";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Section } from "../../parts/section.tsx";
import { type Submit, useSubmission } from "../../parts/submission.ts";
import { Switch } from "../../parts/switch.tsx";
import { notify } from "../../parts/toast.tsx";
import { useMay } from "../../shell/session.ts";
import { RunningReview } from "./running-review.tsx";
import type { WorkspaceChange } from "./use-workspace.ts";

interface TrustSectionProps {
  trusts: boolean;
  onChange: Submit<WorkspaceChange>;
}

/** Whether a browser is believed about who is in front of it. Turning it on is asked twice; turning it off is not. */
export function TrustSection({ trusts, onChange }: TrustSectionProps) {
  const mayManage = useMay("workspace:manage");
  const [asking, setAsking] = useState(false);
  const { busy, problem, submit } = useSubmission<boolean>(async (trustsClaims) => {
    const refused = await onChange({ trustsClaims });
    if (refused) return refused;
    setAsking(false);
    notify({ title: trustsClaims ? "Claims are trusted from now on" : "Claims are no longer trusted" });
    return null;
  });
  return (
    <Section
      title="Who says who somebody is"
      description="Anyone can open your page, read its write key and say “I am noor@example.com”. So what a browser says about identity is a claim: it is kept, and suggested to you, but it joins nobody’s record until it is proven by your server or by an identity token."
    >
      <Switch
        label="Trust claims"
        hint="A browser that names a user id, an email or a phone number is that person, without proof."
        checked={trusts}
        disabled={!mayManage || busy}
        onChange={(on) => (on ? setAsking(true) : submit(false))}
      />
      {trusts && (
        <div className="mt-4">
          <Banner tone="warning">
            Claims are trusted: whoever types a customer’s email into your site becomes part of that customer’s record,
            and what they do is shown as the customer’s doing.
          </Banner>
        </div>
      )}
      {problem && !asking && (
        <div className="mt-4">
          <Banner tone="danger">{problem.sentence}</Banner>
        </div>
      )}
      <RunningReview of={["claims_trust"]} />
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Trust what browsers say?"
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Keep asking for proof</Button>
            <Button look="danger" busy={busy} onClick={() => submit(true)}>
              Trust claims
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          {problem && <Banner tone="danger">{problem.sentence}</Banner>}
          <Consequences />
        </div>
      </Dialog>
    </Section>
  );
}

function Consequences() {
  return (
    <ul className="flex list-disc flex-col gap-2 pl-4 text-pretty marker:text-faint">
      <li>
        Whoever knows a customer’s email can attach their own browser to that customer: their visits, orders and
        messages then stand in the customer’s timeline.
      </li>
      <li>Two people on one device, or a mistyped email, become one person more often.</li>
      <li>Your team may tell a stranger what belongs to the customer, because the screen says it is them.</li>
      <li>
        It suits a site where nobody gains by being somebody else, or where everybody signs in and your pages name only
        who has. Better: identity tokens, below.
      </li>
    </ul>
  );
}
