import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { queries } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { Banner } from "../../parts/banner.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { formatDateAndTime } from "../../parts/format-time.ts";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { localTime } from "../../people/trait-values.ts";
import { useSession } from "../../shell/session.ts";
import { Sides } from "./sides.tsx";

interface AsOfDialogProps {
  open: boolean;
  onClose: () => void;
  personId: string;
}

/** Who this was, by what was known at a time. */
export function AsOfDialog({ open, onClose, personId }: AsOfDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="large"
      title="Who was this on…"
      description="The people there were at that moment, by what was known then, of everything that is this person today."
    >
      {open && <Answer personId={personId} />}
    </Dialog>
  );
}

function Answer({ personId }: { personId: string }) {
  const [when, setWhen] = useState(() => localTime(new Date()));
  const at = new Date(when);
  const usable = !Number.isNaN(at.getTime());
  return (
    <div className="flex flex-col gap-4">
      <div className="w-60">
        <TextField label="Day and time" type="datetime-local" value={when} onValueChange={setWhen} />
      </div>
      {usable && <People personId={personId} at={at} />}
    </div>
  );
}

function People({ personId, at }: { personId: string; at: Date }) {
  const { id: workspaceId } = useSession().workspace;
  const { data, error } = useQuery(queries.people.asOf.queryOptions({ input: { workspaceId, personId, at } }));
  if (error) return <Banner tone="danger">{refusalOf(error).sentence}</Banner>;
  if (!data) return <SkeletonText label="Looking back" />;
  return (
    <>
      <p role="status">
        On {formatDateAndTime(at)} {wordsFor(data.length)}.
      </p>
      <Sides sides={data} label="The people there were" />
    </>
  );
}

function wordsFor(people: number): string {
  if (people === 0) return "nobody knew this person";
  return people === 1 ? "this was one person" : `these were ${people} people`;
}
