import { Link } from "@tanstack/react-router";
import { Building2 } from "lucide-react";
import type { Person } from "./person-data.ts";
import { FoldedList, RailSection } from "./rail-section.tsx";

/** The companies the person acts for; absent for those who act for themselves. */
export function CompaniesSection({ companies }: { companies: Person["companies"] }) {
  if (companies.length === 0) return null;
  return (
    <RailSection title="Companies" count={companies.length}>
      <FoldedList items={companies} itemKey={({ companyId }) => companyId} most={4}>
        {({ companyId, name, groupId }) => (
          <div className="flex items-center gap-2.5 py-1">
            <Building2 size={16} className="shrink-0 text-muted" aria-hidden />
            <Link
              to="/companies/$companyId"
              params={{ companyId }}
              className="min-w-0 truncate rounded-sm underline decoration-border underline-offset-2 hover:decoration-current"
            >
              {name}
            </Link>
            {groupId !== name && <span className="shrink-0 text-meta text-muted">{groupId}</span>}
          </div>
        )}
      </FoldedList>
    </RailSection>
  );
}
