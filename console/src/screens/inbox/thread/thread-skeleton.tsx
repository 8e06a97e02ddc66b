import { classes } from "../../../parts/classes.ts";
import { Skeleton } from "../../../parts/skeleton.tsx";

const lines = [
  { ours: false, width: "w-72" },
  { ours: false, width: "w-48" },
  { ours: true, width: "w-80" },
  { ours: false, width: "w-56" },
  { ours: true, width: "w-64" },
] as const;

/** A conversation on its way. */
export function ThreadSkeleton() {
  return (
    <div role="status" aria-label="Reading the conversation" className="flex min-h-0 grow flex-col">
      <div className="flex h-12 shrink-0 items-center gap-3 border-b px-4">
        <Skeleton width="w-40" />
        <span className="grow" />
        <Skeleton width="w-20" height="h-6" />
      </div>
      <div className="flex min-h-0 grow flex-col justify-end gap-4 overflow-hidden p-4">
        {lines.map(({ ours, width }) => (
          <div key={width} className={classes("flex max-w-full", ours && "justify-end")}>
            <Skeleton width={width} height="h-12" />
          </div>
        ))}
      </div>
      <div className="shrink-0 border-t p-4">
        <Skeleton width="w-48" />
        <div className="h-16" />
      </div>
    </div>
  );
}
