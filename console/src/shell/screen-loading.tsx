import { Skeleton, SkeletonText } from "../parts/skeleton.tsx";

/** A screen on its way: the header's hairline and the first lines, where they will be. */
export function ScreenLoading() {
  return (
    <div className="flex h-full flex-col">
      <div className="flex h-12 shrink-0 items-center border-b px-4">
        <Skeleton width="w-32" height="h-4" />
      </div>
      <div className="max-w-xl p-4">
        <SkeletonText lines={5} />
      </div>
    </div>
  );
}
