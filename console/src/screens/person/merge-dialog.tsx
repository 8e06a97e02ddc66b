import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { queries } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";
import { kindLook } from "../../people/identifier-kinds.ts";
import { PersonPicker } from "../../people/person-picker.tsx";
import type { FoundPerson } from "../../shell/people-search.ts";
import { useSession } from "../../shell/session.ts";
import { Differences } from "./differences.tsx";
import { Sides } from "./sides.tsx";
import { useMerge } from "./use-merge.ts";

interface MergeDialogProps {
  open: boolean;
  onClose: () => void;
  personId: string;
  name: string;
  /** Somebody to merge with who is known already, for example from a suggestion. */
  other?: FoundPerson | null;
}

/** Says that two are one: find the other, see what comes of it, do it. */
export function MergeDialog({ open, onClose, ...rest }: MergeDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="large"
      title={`Merge ${rest.name} with somebody`}
      description="Their touchpoints, traits and consents become one. Nothing is deleted, and it can be taken back at any time."
    >
      {open && <Steps onClose={onClose} {...rest} />}
    </Dialog>
  );
}

function Steps({ personId, name, other: known, onClose }: Omit<MergeDialogProps, "open">) {
  const [other, setOther] = useState<FoundPerson | null>(known ?? null);
  if (!other) return <PersonPicker label="Find the other person" except={personId} onPick={setOther} />;
  return <Preview personId={personId} name={name} other={other} onBack={() => setOther(null)} onClose={onClose} />;
}

interface PreviewProps {
  personId: string;
  name: string;
  other: FoundPerson;
  onBack: () => void;
  onClose: () => void;
}

function Preview({ personId, name, other, onBack, onClose }: PreviewProps) {
  const { id: workspaceId } = useSession().workspace;
  const input = { workspaceId, personId, otherPersonId: other.id };
  const preview = useQuery(queries.people.mergePreview.queryOptions({ input, gcTime: 0, staleTime: 0 }));
  const merge = useMerge();
  const [note, setNote] = useState("");
  const { busy, problem, submit } = useSubmission(async () => {
    const found = await merge({ personId, otherPersonId: other.id, names: [name, other.name], note });
    if (!found) onClose();
    return found;
  });
  const trouble = problem?.sentence ?? (preview.error ? refusalOf(preview.error).sentence : null);
  return (
    <div className="flex flex-col gap-4">
      {trouble && <Banner tone="danger">{trouble}</Banner>}
      {preview.data ? <WhatComesOfIt preview={preview.data} /> : <SkeletonText label="Reading both people" />}
      <TextField label="Why" name="note" optional value={note} onValueChange={setNote} hint="For the history." />
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onBack}>
          Somebody else
        </Button>
        <Button look="accent" busy={busy} disabled={!preview.data} onClick={() => submit(undefined)}>
          {busy ? "Merging…" : "Merge"}
        </Button>
      </div>
    </div>
  );
}

type MergePreview = Awaited<ReturnType<typeof queries.people.mergePreview.call>>;

function WhatComesOfIt({ preview }: { preview: MergePreview }) {
  const { sides, traits, consents, beyondLimits, keptApart } = preview;
  return (
    <>
      <Sides sides={sides} label="The two people" />
      {keptApart && (
        <Banner tone="warning">A colleague said that these are two people. Merging them overrules that.</Banner>
      )}
      {beyondLimits.length > 0 && (
        <Banner tone="warning">
          Together they have more identifiers than one person should:{" "}
          {beyondLimits.map((kind) => kindLook(kind).label.toLowerCase()).join(", ")}. Are they really one?
        </Banner>
      )}
      <Differences title="Consent differs" note="The later word holds. Look before you merge." differences={consents} />
      <Differences title="Traits differ" note="The latest value is shown; the others are kept." differences={traits} />
    </>
  );
}
