import type { ReactNode } from "react";
import { authorName, useMemberNames } from "../../members/author-name.ts";
import { Button } from "../../parts/button.tsx";
import { FoldedList, RailSection } from "../../people/rail-section.tsx";
import { type Consent, ConsentLine } from "./consent-line.tsx";

interface ConsentsSectionProps {
  consents: readonly Consent[];
  actions?: ReactNode;
  onLog: () => void;
}

/** What the person allows and forbids now, with the proof. */
export function ConsentsSection({ consents, actions, onLog }: ConsentsSectionProps) {
  const names = useMemberNames();
  return (
    <RailSection title="Consent" count={consents.length} actions={actions}>
      {consents.length === 0 && <p className="text-muted">Nothing was allowed or forbidden yet.</p>}
      <FoldedList items={consents} itemKey={keyOf} most={6}>
        {(consent) => <ConsentLine consent={consent} by={authorName(consent.recordedBy, names)} />}
      </FoldedList>
      {consents.length > 0 && (
        <div className="-ml-2 mt-1">
          <Button size="small" look="quiet" onClick={onLog}>
            All that was ever said
          </Button>
        </div>
      )}
    </RailSection>
  );
}

function keyOf({ purpose, channel, subjectId }: Consent): string {
  return `${purpose} ${channel} ${subjectId}`;
}
