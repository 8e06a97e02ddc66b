import { Link, useNavigate } from "@tanstack/react-router";
import type { Card } from "@throughline/server/people/contract.ts";
import { ArrowLeft, Users } from "lucide-react";
import { useMemo } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { ColumnChooser } from "../../parts/column-chooser.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { LoadMore } from "../../parts/load-more.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { type Column, useTableView } from "../../parts/table-view.ts";
import { peopleColumns } from "../../people/people-columns.tsx";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { useSession } from "../../shell/session.ts";
import type { Company, useCompany } from "./companies.ts";
import { CompanyRail } from "./company-rail.tsx";

interface CompanyScreenProps {
  company: Company;
  read: ReturnType<typeof useCompany>;
}

/** One company: its people on the left, what is known of it on the right. */
export function CompanyScreen({ company, read }: CompanyScreenProps) {
  useDocumentTitle(company.name, "Companies");
  const { currency } = useSession().workspace;
  const columns = useMemo(() => employeeColumns(currency), [currency]);
  const view = useTableView(columns, "company");
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        before={<BackLink />}
        title={company.name}
        meta={company.groupId === company.name ? undefined : company.groupId}
        actions={<ColumnChooser columns={columns} view={view} />}
      />
      <div className="flex min-h-0 grow">
        <div className="flex min-w-0 grow flex-col">
          <DataTable
            label={`People of ${company.name}`}
            columns={columns}
            rows={read.people}
            rowKey={({ personId }) => personId}
            view={view}
            onOpen={({ personId }) => void navigate({ to: "/people/$personId", params: { personId } })}
            onEndReached={() =>
              read.hasNextPage && !read.isFetchingNextPage && !read.isError && void read.fetchNextPage()
            }
            empty={
              <EmptyState icon={Users} title="Nobody here">
                Those who belonged to this company were erased.
              </EmptyState>
            }
            footer={read.people.length > 0 && <Foot total={company.people} read={read} />}
          />
        </div>
        <CompanyRail company={company} />
      </div>
    </>
  );
}

function Foot({ total, read }: { total: number; read: ReturnType<typeof useCompany> }) {
  const shown = read.people.length;
  return (
    <LoadMore
      shown={shown}
      total={Math.max(total, shown)}
      what="people, those last seen first"
      hasMore={read.hasNextPage}
      busy={read.isFetchingNextPage}
      {...(read.isError ? { problem: refusalOf(read.error).sentence } : {})}
      onMore={() => void read.fetchNextPage()}
    />
  );
}

const lessImportant = new Set(["channels", "touchpoints", "orders", "firstSeen"]);
const narrower: Record<string, number> = { name: 160, stage: 112 };

/** A person's columns, in the one order that the server gives here; fewer and narrower, as the rail takes room. */
function employeeColumns(currency: string): Column<Card>[] {
  return peopleColumns(currency)
    .filter(({ id }) => id !== "company")
    .map(({ sortable: _, ...column }) => ({
      ...column,
      hidden: column.hidden || lessImportant.has(column.id),
      ...(narrower[column.id] ? { width: narrower[column.id]! } : {}),
    }));
}

function BackLink() {
  return (
    <Link
      to="/companies"
      aria-label="Companies"
      title="Companies"
      className="-ml-1 flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
    >
      <ArrowLeft size={16} aria-hidden />
    </Link>
  );
}
