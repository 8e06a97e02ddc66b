import { useNavigate, useParams } from "@tanstack/react-router";
import { Building2 } from "lucide-react";
import { refusalOf } from "../../api/refusal.ts";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorState } from "../../parts/error-state.tsx";
import { ScreenLoading } from "../../shell/screen-loading.tsx";
import { useCompany } from "./companies.ts";
import { CompanyScreen } from "./company-screen.tsx";

/** The company that the address names. */
export function CompanyPage() {
  const { companyId } = useParams({ from: "/inside/companies/$companyId" });
  const read = useCompany(companyId);
  const navigate = useNavigate();
  if (read.company) return <CompanyScreen company={read.company} read={read} />;
  if (!read.error) return <ScreenLoading />;
  const { code, sentence } = refusalOf(read.error);
  if (code !== "not_found") return <ErrorState heading="h1" sentence={sentence} onRetry={() => void read.refetch()} />;
  return (
    <EmptyState
      heading="h1"
      icon={Building2}
      title="There is no such company"
      actions={<Button onClick={() => void navigate({ to: "/companies" })}>To all companies</Button>}
    >
      It may belong to another workspace.
    </EmptyState>
  );
}
