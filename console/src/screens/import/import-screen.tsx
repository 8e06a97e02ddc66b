import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { queries } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { ErrorState } from "../../parts/error-state.tsx";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { ScreenLoading } from "../../shell/screen-loading.tsx";
import { useSession } from "../../shell/session.ts";
import { EndedImport } from "./ended-import.tsx";
import { ImportHeader } from "./import-header.tsx";
import { useImport } from "./imports.ts";
import { PrepareImport } from "./prepare-import.tsx";
import { RunningImport } from "./running-import.tsx";

/** One file: what it will become, how far it is, or what came of it. */
export function ImportScreen() {
  const { importId } = useParams({ from: "/inside/import/$importId" });
  const { id: workspaceId } = useSession().workspace;
  const { detail, rowsPerSecond } = useImport(workspaceId, importId);
  const navigate = useNavigate();
  const cancel = useCancel(workspaceId, importId);
  useDocumentTitle(detail.data?.fileName ?? "Import", "Import");

  if (detail.isPending) return <ScreenLoading />;
  if (!detail.data) {
    return (
      <ErrorState
        heading="h1"
        title="This import could not be shown"
        sentence={refusalOf(detail.error).sentence}
        onRetry={() => void detail.refetch()}
      />
    );
  }
  const shown = detail.data;
  if (shown.state === "uploaded") {
    const discard = () =>
      void cancel.mutateAsync({ workspaceId, importId }).then(() => void navigate({ to: "/import" }));
    return <PrepareImport key={importId} shown={shown} onDiscard={discard} />;
  }
  const going = shown.state === "waiting" || shown.state === "running";
  return (
    <>
      <ImportHeader shown={shown} />
      <div className="min-h-0 grow overflow-y-auto">
        {going ? (
          <RunningImport
            shown={shown}
            rowsPerSecond={rowsPerSecond}
            onCancel={() => cancel.mutate({ workspaceId, importId })}
          />
        ) : (
          <EndedImport shown={shown} />
        )}
      </div>
    </>
  );
}

function useCancel(workspaceId: string, importId: string) {
  const cache = useQueryClient();
  return useMutation(
    queries.timeline.imports.cancel.mutationOptions({
      onSuccess: (cancelled) => {
        const { queryKey } = queries.timeline.imports.get.queryOptions({ input: { workspaceId, importId } });
        cache.setQueryData(queryKey, (known) => known && { ...known, ...cancelled });
        void cache.invalidateQueries({ queryKey: queries.timeline.imports.list.key() });
      },
    }),
  );
}
