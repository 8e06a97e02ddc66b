import { useNavigate } from "@tanstack/react-router";
import { Upload } from "lucide-react";
import { refusalOf } from "../../api/refusal.ts";
import { CodeBlock } from "../../parts/code-block.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { useTableView } from "../../parts/table-view.ts";
import { SampleCompany } from "../../sample/sample-company.tsx";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { useMay, useSession } from "../../shell/session.ts";
import { useImports } from "./imports.ts";
import { NotAllowed } from "./not-allowed.tsx";
import { importColumns } from "./past-imports.tsx";
import { UploadArea } from "./upload-area.tsx";

/** Takes files in, and lists those that came before. */
export function ImportListScreen() {
  useDocumentTitle("Import");
  return (
    <>
      <PageHeader title="Import" meta="Touchpoints from files" />
      {useMay("import:run") ? <Imports /> : <NotAllowed />}
    </>
  );
}

function Imports() {
  const { id: workspaceId } = useSession().workspace;
  const navigate = useNavigate();
  const list = useImports(workspaceId);
  const view = useTableView(importColumns, "imports");
  const open = ({ importId }: { importId: string }) => void navigate({ to: "/import/$importId", params: { importId } });
  if (list.isError && !list.data) {
    return <ErrorState sentence={refusalOf(list.error).sentence} onRetry={() => void list.refetch()} />;
  }
  return (
    <>
      <div className="shrink-0 p-4">
        <UploadArea workspaceId={workspaceId} onUploaded={open} />
      </div>
      <DataTable
        label="Imports"
        columns={importColumns}
        rows={list.data?.imports ?? []}
        rowKey={({ importId }) => importId}
        view={view}
        loading={list.isPending}
        onOpen={open}
        empty={<NoImports />}
      />
    </>
  );
}

function NoImports() {
  return (
    <div className="mx-auto w-full max-w-[40rem] px-6 pb-12">
      <EmptyState icon={Upload} title="Nothing has been imported yet" actions={<SampleCompany />}>
        Import what has no SDK: the shop’s counter, call lists, deliveries, last year’s orders. A file that is imported
        twice counts once.
      </EmptyState>
      <p className="mb-2 text-muted">From a terminal, beside the server:</p>
      <CodeBlock code="npm run throughline -- import orders.csv" label="Import command" />
    </div>
  );
}
