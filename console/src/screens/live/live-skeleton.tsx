import { Skeleton } from "../../parts/skeleton.tsx";

const widths = ["w-28", "w-40", "w-32", "w-36", "w-24"];

/** Lines on their way. */
export function LiveSkeleton() {
  return (
    <div role="status" aria-label="Reading the latest touchpoints">
      {Array.from({ length: 14 }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical lines without identity.
        <div key={line} className="flex h-9 items-center gap-3 border-b px-4">
          <Skeleton width="w-14" />
          <Skeleton width="w-6" height="h-6" round />
          <Skeleton width={widths[line % widths.length]!} />
          <span className="grow" />
          <Skeleton width="w-32" />
        </div>
      ))}
    </div>
  );
}
