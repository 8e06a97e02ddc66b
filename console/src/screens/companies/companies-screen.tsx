import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { refusalOf } from "../../api/refusal.ts";
import { SearchText } from "../../filters/search-text.tsx";
import { ColumnChooser } from "../../parts/column-chooser.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { LoadMore } from "../../parts/load-more.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { useTableView } from "../../parts/table-view.ts";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { useSession } from "../../shell/session.ts";
import { columnsFor } from "./columns.tsx";
import { type Company, useCompanies, useCompanyCount } from "./companies.ts";
import { CompaniesEmpty } from "./companies-empty.tsx";

/** Every company that customers belong to, by name. */
export function CompaniesScreen() {
  useDocumentTitle("Companies");
  const { currency } = useSession().workspace;
  const columns = useMemo(() => columnsFor(currency), [currency]);
  const view = useTableView(columns, "companies");
  const { q = "" } = useSearch({ from: "/inside/companies" });
  const navigate = useNavigate();
  const find = (words: string) => void navigate({ to: "/companies", search: { q: words || undefined }, replace: true });
  const list = useCompanies(q);
  const count = useCompanyCount();
  const open = useOpenCompany();
  const lastOpened = useLocation({ select: ({ hash }) => hash });
  return (
    <>
      <PageHeader
        title="Companies"
        meta={count !== undefined && formatNumber(count)}
        actions={<ColumnChooser columns={columns} view={view} />}
      >
        <SearchText
          label="Search companies"
          placeholder="Name or group id"
          text={q}
          pauseMilliseconds={120}
          onChange={find}
        />
      </PageHeader>
      {list.isError && list.companies.length === 0 ? (
        <ErrorState sentence={refusalOf(list.error).sentence} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label="Companies"
          columns={columns}
          rows={list.companies}
          rowKey={({ companyId }) => companyId}
          view={view}
          loading={list.isPending}
          onOpen={open}
          startKey={lastOpened}
          onEndReached={() =>
            list.hasNextPage && !list.isFetchingNextPage && !list.isError && void list.fetchNextPage()
          }
          empty={<CompaniesEmpty q={q} onClear={() => find("")} />}
          footer={list.companies.length > 0 && <Foot list={list} total={q ? undefined : count} />}
        />
      )}
    </>
  );
}

function Foot({ list, total }: { list: ReturnType<typeof useCompanies>; total: number | undefined }) {
  const shown = list.companies.length;
  return (
    <LoadMore
      shown={shown}
      {...(total === undefined ? {} : { total: Math.max(total, shown) })}
      what="companies"
      hasMore={list.hasNextPage}
      busy={list.isFetchingNextPage}
      {...(list.isError ? { problem: refusalOf(list.error).sentence } : {})}
      onMore={() => void list.fetchNextPage()}
    />
  );
}

/** Opens a company, and leaves in the address where one was, so that the way back leads to the same line. */
function useOpenCompany(): (company: Company) => void {
  const navigate = useNavigate();
  return async ({ companyId }) => {
    await navigate({ to: "/companies", search: true, hash: companyId, replace: true, hashScrollIntoView: false });
    await navigate({ to: "/companies/$companyId", params: { companyId } });
  };
}
