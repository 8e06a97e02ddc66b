import { Button } from "../../parts/button.tsx";
import { Drawer } from "../../parts/drawer.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { useShortcut } from "../../shell/use-commands.ts";
import type { Draft } from "./draft.ts";
import { type Entry, keyOf } from "./entry.ts";
import { MeaningForm } from "./meaning-form.tsx";

interface MeaningPanelProps {
  workspaceId: string;
  /** The names whose meaning is said, together; none closes the panel. */
  entries: readonly Entry[];
  /** Names whose meaning can be taken over. */
  known: readonly Entry[];
  busy: boolean;
  /** Whether saving leads to another name that waits to be mapped. */
  hasNext: boolean;
  onSave: (draft: Draft) => void;
  onUnmap: (entry: Entry) => void;
  onClose: () => void;
}

const formId = "meaning";

/** Says what one name means, or several at once, and shows beforehand what that changes. */
export function MeaningPanel({ entries, busy, hasNext, onClose, ...form }: MeaningPanelProps) {
  const title = entries.length > 1 ? `${formatNumber(entries.length)} names` : (entries[0]?.name ?? "");
  const saveWords = hasNext ? "Save, next" : "Save";
  return (
    <Drawer
      open={entries.length > 0}
      onClose={onClose}
      title={title}
      actions={
        // Beside the title, where no notice ever covers it.
        <Button type="submit" form={formId} look="accent" busy={busy} shortcut="mod+enter">
          {busy ? "Saving…" : saveWords}
        </Button>
      }
    >
      {entries.length > 0 && (
        <>
          <SaveKey />
          <MeaningForm
            key={entries.map(keyOf).join("\n")}
            id={formId}
            entries={entries}
            busy={busy}
            onUnchanged={onClose}
            {...form}
          />
        </>
      )}
    </Drawer>
  );
}

function SaveKey() {
  useShortcut("mod+enter", "Save the meaning", "Catalogue", () => {
    const form = document.getElementById(formId);
    if (form instanceof HTMLFormElement) form.requestSubmit();
  });
  return null;
}
