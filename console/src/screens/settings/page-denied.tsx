import { Lock } from "lucide-react";
import { EmptyState } from "../../parts/empty-state.tsx";
import { useDocumentTitle } from "../../shell/document-title.ts";
import { useSession } from "../../shell/session.ts";

/** For members who follow a link to a page of the settings that their role does not open. */
export function PageDenied({ label }: { label: string }) {
  const { role } = useSession().workspace;
  useDocumentTitle(label, "Settings");
  return (
    <EmptyState icon={Lock} title={`${label}: not for your role`}>
      Your role here is {role}. Ask an owner or an admin for what you need, or for another role.
    </EmptyState>
  );
}
