import { Skeleton } from "../parts/skeleton.tsx";

const widths = ["w-40", "w-56", "w-48", "w-64", "w-36"];

/** A timeline on its way. */
export function TimelineSkeleton() {
  return (
    <div role="status" aria-label="Reading the timeline" className="px-4 pt-5">
      <Skeleton width="w-24" />
      {Array.from({ length: 12 }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical lines without identity.
        <div key={line} className="flex h-9 items-center gap-3">
          <Skeleton width="w-6" height="h-6" round />
          <Skeleton width={widths[line % widths.length]!} />
          <span className="grow" />
          <Skeleton width="w-12" />
        </div>
      ))}
    </div>
  );
}
