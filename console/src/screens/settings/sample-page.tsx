import { useQuery } from "@tanstack/react-query";
import { queries } from "../../api/client.ts";
import { Banner } from "../../parts/banner.tsx";
import { Section } from "../../parts/section.tsx";
import { TextLink } from "../../parts/text-link.tsx";
import { SampleCompany } from "../../sample/sample-company.tsx";
import { useSampleLoading } from "../../sample/sample-loading.ts";
import { useSession } from "../../shell/session.ts";
import { SettingsPage } from "./settings-page.tsx";

/** Fills the workspace with a company that was made up, to look around in. */
export function SamplePage() {
  const { id: workspaceId, name } = useSession().workspace;
  const { data: count } = useQuery(queries.people.count.queryOptions({ input: { workspaceId } }));
  const { loading } = useSampleLoading();
  return (
    <SettingsPage title="Sample company">
      <Section
        title="Sample company"
        description="Bluebird Coffee Roasters in Strasbourg, made up: 400 customers over half a year, in a web shop, an app, a shop on the street, newsletters, deliveries and a support desk. About 20,000 touchpoints, sent through the same doors as your own."
      >
        <div className="flex flex-col items-start gap-4">
          {loading === null && count && count.people > 0 && (
            <div className="w-full">
              <Banner tone="warning">
                {name} has people already. The sample’s customers would stand among them, and loading cannot be undone
                as a whole: better found another workspace for it.
              </Banner>
            </div>
          )}
          <SampleCompany />
          <p className="text-muted">
            Once it is loaded,{" "}
            <TextLink href="/demo" outside>
              its shop is open
            </TextLink>
            , and what you do there appears under Live.
          </p>
        </div>
      </Section>
    </SettingsPage>
  );
}
