import { Building2, SearchX } from "lucide-react";
import { Button } from "../../parts/button.tsx";
import { CodeBlock } from "../../parts/code-block.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";

const example = `analytics.group("acme-42", {
  name: "Acme Coffee Bars",
  plan: "wholesale"
});`;

/** No company to show: because none matches, or because none was named yet. */
export function CompaniesEmpty({ q, onClear }: { q: string; onClear: () => void }) {
  if (q) {
    return (
      <EmptyState
        icon={SearchX}
        title={`No company found for “${q}”`}
        actions={<Button onClick={onClear}>Show all companies</Button>}
      >
        Companies are found by any part of their name or group id.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Building2} title="No company yet">
      <p>Companies appear when your pages or servers say to which one somebody belongs:</p>
      <div className="mt-4 text-left">
        <CodeBlock code={example} label="Code: say to which company somebody belongs" />
      </div>
    </EmptyState>
  );
}
