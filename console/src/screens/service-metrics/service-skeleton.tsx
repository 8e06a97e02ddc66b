import { Skeleton } from "../../parts/skeleton.tsx";

const lines = Array.from({ length: 12 }, (_, line) => line);

/** The resting place of the numbers, announced once. */
export function ServiceSkeleton() {
  return (
    <div role="status" aria-label="Loading the numbers" className="flex min-h-0 grow">
      <div className="flex w-80 shrink-0 flex-col gap-5 border-r p-4 xl:w-96">
        {lines.map((line) => (
          <span key={line} className="flex items-center gap-4">
            <Skeleton width="w-40" />
            <span className="ml-auto">
              <Skeleton width="w-14" />
            </span>
          </span>
        ))}
      </div>
      <div className="flex grow flex-col gap-4 p-4">
        <Skeleton width="w-56" height="h-5" />
        <Skeleton width="w-96" />
        <Skeleton height="h-56" />
      </div>
    </div>
  );
}
