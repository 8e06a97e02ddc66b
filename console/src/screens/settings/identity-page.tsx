import { refusalOf } from "../../api/refusal.ts";
import { ErrorState } from "../../parts/error-state.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { SettingsPage } from "./settings-page.tsx";
import { TokenSection } from "./token-section.tsx";
import { TrustSection } from "./trust-section.tsx";
import { useWorkspace } from "./use-workspace.ts";

/** Whom this workspace believes about who somebody is. */
export function IdentityPage() {
  const { settings, change } = useWorkspace();
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
        </>
      )}
    </SettingsPage>
  );
}
