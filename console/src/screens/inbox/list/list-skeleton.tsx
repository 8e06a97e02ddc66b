import { Skeleton } from "../../../parts/skeleton.tsx";

const widths = ["w-28", "w-40", "w-32", "w-36", "w-24"];

/** The resting place of one conversation. */
export function ListRowSkeleton({ line = 0 }: { line?: number }) {
  return (
    <div className="flex h-15 items-center gap-2.5 border-b px-3">
      <Skeleton width="w-6" height="h-6" round />
      <div className="flex grow flex-col gap-2.5">
        <Skeleton width={widths[line % widths.length]!} />
        <Skeleton width={line % 2 === 0 ? "w-4/5" : "w-3/5"} height="h-2.5" />
      </div>
    </div>
  );
}

/** A list on its way. */
export function ListSkeleton() {
  return (
    <div role="status" aria-label="Reading the conversations" className="min-h-0 overflow-hidden">
      {Array.from({ length: 14 }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical lines without identity.
        <ListRowSkeleton key={line} line={line} />
      ))}
    </div>
  );
}
