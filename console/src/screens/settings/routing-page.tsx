import { refusalOf } from "../../api/refusal.ts";
import { ErrorState } from "../../parts/error-state.tsx";
import { Section } from "../../parts/section.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { useMay } from "../../shell/session.ts";
import { useRoutingSettings } from "./routing-data.ts";
import { RoutingForm } from "./routing-form.tsx";
import { RoutingRulesSection } from "./routing-rules-section.tsx";
import { SettingsPage } from "./settings-page.tsx";

/** Who gets what, and in which order. */
export function RoutingPage() {
  const { settings, change } = useRoutingSettings();
  const mayManage = useMay("desk:manage");
  return (
    <SettingsPage title="Routing">
      <RoutingRulesSection mayManage={mayManage} />
      <Section
        title="How work is given out"
        description="Whatever waits is in one queue, over all channels. Whoever is there, has room and can do what is asked gets the first."
      >
        {settings.isPending && <SkeletonText lines={8} label="Reading the settings" />}
        {settings.isError && !settings.data && (
          <ErrorState sentence={refusalOf(settings.error).sentence} onRetry={() => void settings.refetch()} />
        )}
        {settings.data && <RoutingForm settings={settings.data} mayManage={mayManage} onSave={change} />}
      </Section>
    </SettingsPage>
  );
}
