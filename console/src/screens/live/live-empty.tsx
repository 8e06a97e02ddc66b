import { useQuery } from "@tanstack/react-query";
import { Activity, SearchX } from "lucide-react";
import { queries } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { SampleCompany } from "../../sample/sample-company.tsx";
import { WaysToSend } from "../../sending/ways-to-send.tsx";
import { useMay, useSession } from "../../shell/session.ts";

/** Nothing to see yet: because of the filter, or because nothing was ever sent. */
export function LiveEmpty({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState
        icon={SearchX}
        title="No touchpoint matches"
        actions={<Button onClick={onClear}>Clear filters</Button>}
      >
        New ones that match appear here by themselves.
      </EmptyState>
    );
  }
  return (
    <div className="mx-auto w-full max-w-[40rem] overflow-y-auto px-6 pb-12">
      <EmptyState icon={Activity} title="Waiting for the first touchpoint" actions={<SampleCompany />}>
        It appears here the moment it arrives. Send one in any of these ways, or look around in a company that we made
        up.
      </EmptyState>
      <FirstSteps />
    </div>
  );
}

function FirstSteps() {
  const { id: workspaceId } = useSession().workspace;
  const enabled = useMay("keys:see");
  const { data: keys } = useQuery(queries.workspaces.keys.list.queryOptions({ input: { workspaceId }, enabled }));
  const writeKey = keys?.find(({ publicValue, revokedAt }) => publicValue && !revokedAt)?.publicValue;
  if (!writeKey) return null;
  return <WaysToSend destination={{ origin: window.location.origin, writeKey }} />;
}
