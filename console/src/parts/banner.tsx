import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

const looks: Record<"note" | "positive" | "warning" | "danger", { icon: LucideIcon; surface: string; colour: string }> =
  {
    note: { icon: Info, surface: "border-border bg-sunken", colour: "text-muted" },
    positive: { icon: CircleCheck, surface: "border-positive-line bg-positive-wash", colour: "text-positive-text" },
    warning: { icon: TriangleAlert, surface: "border-warning-line bg-warning-wash", colour: "text-warning-text" },
    danger: { icon: CircleAlert, surface: "border-danger-line bg-danger-wash", colour: "text-danger-text" },
  };

interface BannerProps {
  tone?: keyof typeof looks;
  children: ReactNode;
  actions?: ReactNode;
  /** Along the whole top of a view instead of inside it. */
  edge?: boolean;
}

/** Something the reader should know before going on. */
export function Banner({ tone = "note", children, actions, edge = false }: BannerProps) {
  const { icon: Icon, surface, colour } = looks[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={classes(
        "flex items-start gap-2",
        surface,
        edge ? "border-b px-4 py-1.5" : "rounded-md border px-3 py-2",
      )}
    >
      <Icon size={16} className={classes("mt-0.5 shrink-0", colour)} aria-hidden />
      <div className="min-w-0 grow text-pretty">{children}</div>
      {actions && <div className="-my-0.5 flex shrink-0 gap-2">{actions}</div>}
    </div>
  );
}
