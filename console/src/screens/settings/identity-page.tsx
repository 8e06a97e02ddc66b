import { refusalOf } from "../../api/refusal.ts";
import { ErrorState } from "../../parts/error-state.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { LimitsSection } from "./limits-section.tsx";
import { useNewsOfReviews } from "./reviews.ts";
import { ReviewsSection } from "./reviews-section.tsx";
import { RulesSection } from "./rules-section.tsx";
import { SettingsPage } from "./settings-page.tsx";
import { TokenSection } from "./token-section.tsx";
import { TrustSection } from "./trust-section.tsx";
import { useWorkspace } from "./use-workspace.ts";

/** Whom this workspace believes about who somebody is, and how it tells people from each other. */
export function IdentityPage() {
  const { settings, change } = useWorkspace();
  useNewsOfReviews();
  return (
    <SettingsPage title="Identity">
      {settings.isPending && <SkeletonText lines={8} label="Reading the settings" />}
      {settings.isError && !settings.data && (
        <ErrorState sentence={refusalOf(settings.error).sentence} onRetry={() => void settings.refetch()} />
      )}
      {settings.data && (
        <>
          <TrustSection trusts={settings.data.trustsClaims} onChange={change} />
          <TokenSection />
          <LimitsSection />
          <RulesSection />
          <ReviewsSection />
        </>
      )}
    </SettingsPage>
  );
}
