import { useNavigate } from "@tanstack/react-router";
import { Download } from "lucide-react";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { formatDuration } from "../../parts/format-duration.ts";
import { formatNumber } from "../../parts/format-number.ts";
import { Section } from "../../parts/section.tsx";
import { useSession } from "../../shell/session.ts";
import type { ImportDetail } from "./imports.ts";
import { RowCounts } from "./row-counts.tsx";
import { RowErrors } from "./row-errors.tsx";

/** What came of an import, and the rows that need another look. */
export function EndedImport({ shown }: { shown: ImportDetail }) {
  const navigate = useNavigate();
  return (
    <div className="mx-auto flex w-full max-w-[48rem] flex-col gap-6 px-6 py-8">
      <Outcome shown={shown} />
      <RowCounts shown={shown} />
      <div className="flex gap-2">
        <Button look="accent" onClick={() => void navigate({ to: "/import" })}>
          Import another file
        </Button>
        <Button onClick={() => void navigate({ to: "/people" })}>See the people</Button>
        <Button onClick={() => void navigate({ to: "/catalogue", search: { scope: "unmapped" } })}>
          See names to map
        </Button>
      </div>
      {shown.faulty > 0 && <Faulty shown={shown} />}
    </div>
  );
}

function Outcome({ shown }: { shown: ImportDetail }) {
  return <Banner tone={toneOf(shown)}>{wordsOf(shown)}</Banner>;
}

function toneOf({ state, faulty }: ImportDetail) {
  if (state === "failed") return "danger";
  if (faulty > 0) return "warning";
  return state === "completed" ? "positive" : "note";
}

function wordsOf({ state, stored, faulty, startedAt, endedAt, cancelledBy, reason }: ImportDetail): string {
  if (state === "failed") return `The import failed: ${reason ?? "the server did not say why"}. What was stored stays.`;
  if (cancelledBy === "erasure")
    return "Discarded: somebody whom the file may mention was erased meanwhile. Upload it again without them.";
  if (state === "cancelled" && !startedAt) return `Discarded by ${cancelledBy} before anything was imported.`;
  if (state === "cancelled") {
    return `Cancelled by ${cancelledBy}. What was stored stays; upload the file again to go on, and no row counts twice.`;
  }
  const took = startedAt && endedAt ? ` in ${formatDuration(endedAt.getTime() - startedAt.getTime())}` : "";
  const news = stored === 0 ? "Nothing in it was new." : `${formatNumber(stored)} rows are new.`;
  const errors = faulty > 0 ? ` ${formatNumber(faulty)} were left out because of errors.` : "";
  return `Done${took}. ${news}${errors}`;
}

function Faulty({ shown: { importId, faulty, errors } }: { shown: ImportDetail }) {
  const { id: workspaceId } = useSession().workspace;
  return (
    <Section
      title="Rows with errors"
      description="They were left out. Correct them in the file you download, or in the original, and import it again: what is known already does not count twice."
      actions={
        <Button
          icon={Download}
          onClick={() => window.location.assign(`/api/workspaces/${workspaceId}/imports/${importId}/errors.csv`)}
        >
          Download {formatNumber(faulty)} {faulty === 1 ? "row" : "rows"}
        </Button>
      }
    >
      <RowErrors errors={errors} total={faulty} />
    </Section>
  );
}
