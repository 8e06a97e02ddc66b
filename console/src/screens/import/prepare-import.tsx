import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { queries } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { Banner } from "../../parts/banner.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { Section } from "../../parts/section.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { useSession } from "../../shell/session.ts";
import { useCommands } from "../../shell/use-commands.ts";
import { ColumnTable } from "./column-table.tsx";
import { FileFormat } from "./file-format.tsx";
import { formatTimeIn } from "./format-time-in.ts";
import { ImportHeader } from "./import-header.tsx";
import type { Format, ImportDetail, Mapping, Preview } from "./imports.ts";
import { PreviewPane } from "./preview-pane.tsx";
import { RowMeaning } from "./row-meaning.tsx";
import { usePlan } from "./use-plan.ts";

/** Says what the file's columns mean, beside what its rows become by it. */
export function PrepareImport({ shown, onDiscard }: { shown: ImportDetail; onDiscard: () => void }) {
  const { id: workspaceId } = useSession().workspace;
  const { importId, importedBeforeAt } = shown;
  const { preview, format, mapping, stale, setFormat, setMapping } = usePlan(workspaceId, importId);
  const start = useStart(workspaceId, importId);
  const ready = Boolean(format && mapping && preview.data && !preview.data.problem && !stale);
  const begin = () => ready && start.mutate({ workspaceId, importId, format: format!, mapping: mapping! });
  useCommands([{ id: "import start", label: "Start the import", group: "Import", shortcut: "mod+enter", run: begin }]);
  return (
    <>
      <ImportHeader
        shown={shown}
        actions={
          <>
            <Button onClick={onDiscard}>Discard</Button>
            <Button
              look="accent"
              icon={Play}
              shortcut="mod+enter"
              busy={start.isPending}
              disabled={!ready}
              onClick={begin}
            >
              Start import
            </Button>
          </>
        }
      />
      {importedBeforeAt && (
        <Banner edge>
          This very file was imported <RelativeTime at={importedBeforeAt} />. Importing it again the same way changes
          nothing.
        </Banner>
      )}
      {preview.isError && !preview.data && (
        <ErrorState sentence={refusalOf(preview.error).sentence} onRetry={() => void preview.refetch()} />
      )}
      {preview.data && format && mapping && (
        <Workbench
          preview={preview.data}
          stale={stale}
          problem={preview.isError ? refusalOf(preview.error).sentence : null}
          {...{ format, mapping, setFormat, setMapping }}
        />
      )}
      {preview.isPending && (
        <div className="max-w-xl p-6">
          <SkeletonText lines={8} label="Reading the file’s first rows" />
        </div>
      )}
    </>
  );
}

function useStart(workspaceId: string, importId: string) {
  const cache = useQueryClient();
  return useMutation(
    queries.timeline.imports.start.mutationOptions({
      onSuccess: (started) =>
        cache.setQueryData(
          queries.timeline.imports.get.queryKey({ input: { workspaceId, importId } }),
          (known) => known && { ...known, ...started },
        ),
    }),
  );
}

interface WorkbenchProps {
  preview: Preview;
  stale: boolean;
  problem: string | null;
  format: Format;
  mapping: Mapping;
  setFormat: (format: Format) => void;
  setMapping: (mapping: Mapping) => void;
}

/** The questions on the left, the answers on the right; below each other where there is no room. */
function Workbench({ preview, stale, problem, format, mapping, setFormat, setMapping }: WorkbenchProps) {
  return (
    <div className="flex min-h-0 grow flex-col overflow-y-auto xl:flex-row xl:overflow-hidden">
      <div className="shrink-0 p-6 xl:w-[40rem] xl:overflow-y-auto">
        {problem && (
          <div className="mb-6">
            <Banner tone="danger">{problem}</Banner>
          </div>
        )}
        <Section title="How the file is read">
          <FileFormat format={format} onChange={setFormat} />
        </Section>
        {mapping.shape === "messages" ? (
          <Section
            title="Messages"
            description="Each line is a message as the Segment-compatible doors take it: it says itself what happened, when and to whom."
          />
        ) : (
          <>
            <Section title="What each row is">
              <RowMeaning mapping={mapping} onChange={setMapping} />
            </Section>
            <Section
              title="What each column is"
              description="One of them must say who it is about. Guessed by their names and first values; correct what is wrong."
            >
              <ColumnTable
                columns={preview.columns}
                mapping={mapping}
                isJson={format.kind === "json_lines"}
                firstTime={firstTimeOf(preview)}
                onChange={setMapping}
              />
            </Section>
          </>
        )}
      </div>
      <div className="flex h-[32rem] min-w-0 shrink-0 flex-col border-t xl:h-auto xl:w-0 xl:shrink xl:grow xl:border-t-0 xl:border-l">
        <PreviewPane preview={preview} stale={stale} />
      </div>
    </div>
  );
}

/** The first time that was read, so that a wrong order of day and month is seen at once. */
function firstTimeOf({ rows, mapping }: Preview): string | null {
  const first = rows.find(({ touchpoint }) => touchpoint)?.touchpoint;
  return first && mapping.shape === "rows" && mapping.time ? formatTimeIn(mapping.timeZone, first.occurredAt) : null;
}
