import { CircleCheck, LoaderCircle } from "lucide-react";
import { authorName, useMemberNames } from "../../members/author-name.ts";
import { formatDuration } from "../../parts/format-duration.ts";
import { Panel, PanelRow } from "../../parts/panel.tsx";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { Section } from "../../parts/section.tsx";
import { type Review, reasonInWords, useReviews } from "./reviews.ts";
import { useRules } from "./rules.ts";

/** What was changed about who is who, by whom, and whether everybody has been looked at since. */
export function ReviewsSection() {
  const { reviews } = useReviews();
  const rules = useRules().list.data ?? [];
  if (!reviews.data || reviews.data.length === 0) return null;
  const traitOf = (ruleId: string | null) => rules.find((rule) => rule.ruleId === ruleId)?.trait;
  return (
    <Section
      title="Reviews"
      description="After each change everybody is looked at again, the past included, so that who is who does not depend on when a rule was made."
    >
      <Panel>
        {reviews.data.map((review) => (
          <ReviewRow key={review.reviewId} review={review} trait={traitOf(review.ruleId)} />
        ))}
      </Panel>
    </Section>
  );
}

function ReviewRow({ review, trait }: { review: Review; trait: string | undefined }) {
  const { because, requestedBy, requestedAt, finishedAt, progress } = review;
  const names = useMemberNames();
  const Icon = finishedAt ? CircleCheck : LoaderCircle;
  return (
    <PanelRow>
      <Icon size={16} className={finishedAt ? "shrink-0 text-positive-text" : "shrink-0 text-muted"} aria-hidden />
      <div className="min-w-0 grow">
        <div className="truncate">{reasonInWords(because, trait)}</div>
        <div className="truncate text-meta text-muted">
          {authorName(requestedBy, names)} · <RelativeTime at={requestedAt} />
        </div>
      </div>
      <span className="shrink-0 text-meta text-muted tabular-nums">
        {finishedAt
          ? `Done in ${formatDuration(finishedAt.getTime() - requestedAt.getTime())}`
          : `${Math.floor(progress * 100)}%`}
      </span>
    </PanelRow>
  );
}
