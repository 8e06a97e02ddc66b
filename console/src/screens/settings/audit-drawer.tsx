import { DescriptionList, FieldRow } from "../../parts/description-list.tsx";
import { Drawer } from "../../parts/drawer.tsx";
import { type Json, JsonView } from "../../parts/json-view.tsx";
import { ExactTime } from "../../parts/relative-time.tsx";
import type { AuditEntry } from "./audit.ts";
import { actInWords, actorInWords, objectOf } from "./audit-words.ts";

/** One act in full, with what was before and after where the act keeps it. */
export function AuditDrawer({ entry, onClose }: { entry: AuditEntry | null; onClose: () => void }) {
  return (
    <Drawer open={entry !== null} onClose={onClose} title={entry && sentenceOf(entry)}>
      {entry && (
        <div className="flex flex-col gap-4">
          <DescriptionList>
            <FieldRow name="When">
              <ExactTime at={entry.at} />
            </FieldRow>
            <FieldRow name="Who">{actorInWords(entry)}</FieldRow>
            <FieldRow name="Acting as">
              <code className="font-mono text-meta">{entry.actor}</code>
            </FieldRow>
            <FieldRow name="Act">
              <code className="font-mono text-meta">{entry.act}</code>
            </FieldRow>
            <FieldRow name="Target">{entry.target || "—"}</FieldRow>
            <FieldRow name="From">{entry.ip || "—"}</FieldRow>
            <FieldRow name="With">{entry.userAgent || "—"}</FieldRow>
          </DescriptionList>
          {Object.keys(entry.detail).length > 0 && <JsonView label="What was recorded" value={entry.detail as Json} />}
        </div>
      )}
    </Drawer>
  );
}

function sentenceOf(entry: AuditEntry): string {
  const sentence = `${actInWords(entry.act)} ${objectOf(entry)}`.trim();
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
