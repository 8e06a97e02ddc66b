import { refusalOf } from "../../api/refusal.ts";
import { authorName, useMemberNames } from "../../members/author-name.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { ConsentLine } from "./consent-line.tsx";
import { useConsentLog } from "./consents.ts";

/** Every yes and no that a person ever gave, each with its proof. */
export function ConsentLogDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const log = useConsentLog(personId);
  const names = useMemberNames();
  return (
    <Dialog
      open
      onClose={onClose}
      title="Consent log"
      description="Every yes and no that was ever given, the latest first."
    >
      {log.isPending && <SkeletonText lines={4} label="Reading the log" />}
      {log.isError && !log.data && (
        <ErrorState sentence={refusalOf(log.error).sentence} onRetry={() => void log.refetch()} />
      )}
      {log.data && (
        <ul className="divide-y">
          {log.data.map((entry) => (
            <li key={entry.consentId}>
              <ConsentLine consent={entry} by={authorName(entry.recordedBy, names)} />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
