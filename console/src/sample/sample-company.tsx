import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Coffee } from "lucide-react";
import { useEffect, useRef } from "react";
import { queries } from "../api/client.ts";
import { useLiveTopic } from "../api/live.ts";
import { Button } from "../parts/button.tsx";
import { formatNumber } from "../parts/format-number.ts";
import { ProgressBar } from "../parts/progress-bar.tsx";
import { useMay, useSession } from "../shell/session.ts";

/** Fills an empty workspace with a coffee roaster's half year, to look around in; shows how far it is. */
export function SampleCompany() {
  const { id: workspaceId } = useSession().workspace;
  const may = useMay("import:run");
  const cache = useQueryClient();
  const asked = queries.sample.get.queryOptions({ input: { workspaceId } });
  const loading = useQuery({ ...asked, enabled: may }).data;
  const renew = () => cache.invalidateQueries({ queryKey: asked.queryKey });
  const isRunning = loading?.state === "running";
  useLiveTopic("sample.loading", { workspaceId }, renew, { enabled: may && isRunning });
  useAfter(isRunning, () => void cache.invalidateQueries());
  const load = useMutation(queries.sample.load.mutationOptions({ onSuccess: renew }));
  const cancel = useMutation(queries.sample.cancel.mutationOptions({ onSuccess: renew }));
  if (!may) return null;
  if (!isRunning) {
    return (
      <Button icon={Coffee} busy={load.isPending} onClick={() => load.mutate({ workspaceId })}>
        Load the sample company
      </Button>
    );
  }
  const { sent, total } = loading;
  return (
    <div className="w-80 text-left">
      <ProgressBar
        label="Loading the sample company"
        {...(total === null ? {} : { value: sent, total })}
        detail={`${formatNumber(sent)} ${total === null ? "" : `of ${formatNumber(total)} `}touchpoints`}
        onCancel={() => cancel.mutate({ workspaceId })}
      />
    </div>
  );
}

/** Does something when a condition that held no longer does. */
function useAfter(condition: boolean, deed: () => void): void {
  const held = useRef(condition);
  const latest = useRef(deed);
  latest.current = deed;
  useEffect(() => {
    if (held.current && !condition) latest.current();
    held.current = condition;
  }, [condition]);
}
