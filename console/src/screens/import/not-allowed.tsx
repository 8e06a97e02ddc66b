import { Lock } from "lucide-react";
import { EmptyState } from "../../parts/empty-state.tsx";

/** For members whose role imports nothing. */
export function NotAllowed() {
  return (
    <EmptyState icon={Lock} title="Importing is for owners and admins">
      Ask one of them to import the file, or to give you another role.
    </EmptyState>
  );
}
