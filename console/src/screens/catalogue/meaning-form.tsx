import { type FormEvent, useState } from "react";
import { Combobox } from "../../parts/combobox.tsx";
import { stageLabels } from "../../parts/stages.ts";
import { changesTo, commonDraft, type Draft, draftFrom, meaningWith } from "./draft.ts";
import { type Entry, isUnmapped, keyOf } from "./entry.ts";
import { MeaningChanges } from "./meaning-changes.tsx";
import { MeaningFields } from "./meaning-fields.tsx";
import { ManyNames, OnlyName } from "./named-entries.tsx";
import { useRecentValues } from "./recent-values.ts";
import { ValueField } from "./value-field.tsx";
import { departmentWords } from "./words.ts";

interface MeaningFormProps {
  id: string;
  workspaceId: string;
  entries: readonly Entry[];
  known: readonly Entry[];
  busy: boolean;
  onSave: (draft: Draft) => void;
  onUnmap: (entry: Entry) => void;
  /** Saved without having changed anything. */
  onUnchanged: () => void;
}

/** A draft of what the names shall mean, field by field, with what it would change below. */
export function MeaningForm({ id, workspaceId, entries, known, busy, onSave, onUnmap, onUnchanged }: MeaningFormProps) {
  const [draft, setDraft] = useState<Draft>(() => commonDraft(entries));
  const [tried, setTried] = useState(false);
  const only = entries.length === 1 ? entries[0] : undefined;
  const recent = useRecentValues(workspaceId, only);
  const incomplete = entries.some((entry) => meaningWith(entry, draft) === null);
  const valueError = problemOfPath(draft.valueProperty);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (incomplete || valueError || busy) return;
    if (entries.every((entry) => !isUnmapped(entry) && changesTo(entry, draft).length === 0)) onUnchanged();
    else onSave(draft);
  };
  return (
    <form id={id} className="flex flex-col gap-5" noValidate onSubmit={submit}>
      {only ? <OnlyName entry={only} busy={busy} onUnmap={onUnmap} /> : <ManyNames entries={entries} />}
      <SameAs known={known.filter((entry) => !entries.includes(entry))} onTake={setDraft} />
      <MeaningFields
        draft={draft}
        several={!only}
        mustChoose={entries.some(isUnmapped)}
        departmentError={tried && incomplete ? "Choose who answers for it." : undefined}
        onChange={setDraft}
      />
      <ValueField
        value={draft.valueProperty}
        recent={recent}
        error={valueError}
        onChange={(valueProperty) => setDraft({ ...draft, valueProperty })}
      />
      <MeaningChanges entries={entries} draft={draft} />
    </form>
  );
}

/** Begins with the meaning of a name that is known. */
function SameAs({ known, onTake }: { known: readonly Entry[]; onTake: (draft: Draft) => void }) {
  return (
    <Combobox
      label="Means the same as"
      optional
      items={known.map(knownItem)}
      placeholder="Take over a known meaning"
      empty="No known name is spelt so."
      onChange={(item) => {
        const same = known.find((entry) => keyOf(entry) === item?.value);
        if (same) onTake(draftFrom(same));
      }}
    />
  );
}

function knownItem(entry: Entry) {
  const { meaning, name } = entry;
  const detail = meaning ? [meaning.stage && stageLabels[meaning.stage], departmentWords[meaning.department]] : [];
  return { value: keyOf(entry), label: name, detail: detail.filter(Boolean).join(" · ") };
}

/** The same rule as the server's, so that it is told while one types. */
function problemOfPath(path: string | null | undefined): string | undefined {
  if (!path || /^[^.|]+([.|][^.|]+)*$/.test(path)) return undefined;
  return "A name, or a path with dots; alternatives are divided by |, as in revenue|order.total.";
}
