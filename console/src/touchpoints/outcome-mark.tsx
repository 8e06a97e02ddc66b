import { TriangleAlert } from "lucide-react";

/** Says that a touchpoint went wrong for the customer; what went as it should needs no mark. */
export function OutcomeMark({ outcome }: { outcome: string | null }) {
  if (outcome !== "failure") return null;
  return (
    <span role="img" aria-label="Went wrong" title="Went wrong for the customer" className="shrink-0 text-danger-text">
      <TriangleAlert size={14} aria-hidden />
    </span>
  );
}
