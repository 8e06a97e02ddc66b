import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { queries } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { Checkbox } from "../../parts/checkbox.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { useSubmission } from "../../parts/submission.ts";
import { TextField } from "../../parts/text-field.tsx";
import { byKind, kindLook } from "../../people/identifier-kinds.ts";
import type { Identifier } from "../../people/person-data.ts";
import { useSession } from "../../shell/session.ts";
import { Sides } from "./sides.tsx";
import { useSeparate } from "./use-separate.ts";

interface SeparateDialogProps {
  open: boolean;
  onClose: () => void;
  personId: string;
  name: string;
  identifiers: readonly Identifier[];
}

/** Says that some of a person's identifiers are somebody else's: choose them, see what comes of it, do it. */
export function SeparateDialog({ open, onClose, ...rest }: SeparateDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="large"
      title={`Split ${rest.name} into two`}
      description="Choose what belongs to somebody else. What was done under it goes along, and the two stay apart from now on."
    >
      {open && <Steps onClose={onClose} {...rest} />}
    </Dialog>
  );
}

function Steps({ personId, name, identifiers, onClose }: Omit<SeparateDialogProps, "open">) {
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState("");
  const separate = useSeparate();
  const { busy, problem, submit } = useSubmission(async () => {
    const found = await separate({ personId, name, subjectIds: [...chosen], note });
    if (!found) onClose();
    return found;
  });
  const some = chosen.size > 0 && chosen.size < identifiers.length;
  return (
    <div className="flex flex-col gap-4">
      {problem && <Banner tone="danger">{problem.sentence}</Banner>}
      <Choices identifiers={identifiers} chosen={chosen} onChoose={choose} />
      {chosen.size === identifiers.length && <Banner>Leave at least one identifier with {name}.</Banner>}
      {some && <Preview personId={personId} subjectIds={[...chosen]} />}
      <TextField label="Why" name="note" optional value={note} onValueChange={setNote} hint="For the history." />
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button look="accent" busy={busy} disabled={!some} onClick={() => submit(undefined)}>
          {busy ? "Splitting…" : "Split"}
        </Button>
      </div>
    </div>
  );
}

interface ChoicesProps {
  identifiers: readonly Identifier[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

function Choices({ identifiers, chosen, onChoose }: ChoicesProps) {
  const toggle = (subjectId: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(subjectId);
    else next.delete(subjectId);
    onChoose(next);
  };
  return (
    <fieldset className="max-h-56 overflow-y-auto rounded-md border px-3 py-1">
      <legend className="sr-only">What belongs to somebody else</legend>
      {identifiers.toSorted(byKind).map(({ subjectId, kind, value }) => (
        <div key={subjectId} className="border-b py-2 last:border-b-0">
          <Checkbox
            label={<span className="wrap-anywhere">{value}</span>}
            hint={kindLook(kind).label}
            checked={chosen.has(subjectId)}
            onChange={(on) => toggle(subjectId, on)}
          />
        </div>
      ))}
    </fieldset>
  );
}

function Preview({ personId, subjectIds }: { personId: string; subjectIds: string[] }) {
  const { id: workspaceId } = useSession().workspace;
  const { data, error } = useQuery(
    queries.people.separationPreview.queryOptions({ input: { workspaceId, personId, subjectIds }, gcTime: 0 }),
  );
  if (error) return <Banner tone="danger">{refusalOf(error).sentence}</Banner>;
  return data ? <Sides sides={data.sides} label="The people there will be" /> : <SkeletonText label="Looking ahead" />;
}
