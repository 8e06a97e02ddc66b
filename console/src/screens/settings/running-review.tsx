import { ProgressBar } from "../../parts/progress-bar.tsx";
import { type Review, useReviews } from "./reviews.ts";

interface RunningReviewProps {
  /** Which reviews belong to this part of the page. */
  of: readonly Review["because"][];
}

/** How far everybody was looked at again after a change that was made here. */
export function RunningReview({ of }: RunningReviewProps) {
  const shown = useReviews().running.filter(({ because }) => of.includes(because));
  return (
    <div role="status" className="empty:hidden">
      {shown.map(({ reviewId, because, progress }) => (
        <div key={reviewId} className="mt-4">
          <ProgressBar
            label="Looking at everybody again"
            {...(progress > 0 ? { value: progress * 100 } : {})}
            detail={
              because === "rule_removed"
                ? "What the rule joined is taken back. You can leave this page."
                : "Those whom the change concerns are joined or parted. You can leave this page."
            }
          />
        </div>
      ))}
    </div>
  );
}
