import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Circle } from "lucide-react";
import { api, queries } from "../../../api/client.ts";
import { refusalOf } from "../../../api/refusal.ts";
import { useDesk } from "../../../conversations/desk-context.ts";
import { type Status, statuses, statusLooks } from "../../../conversations/status-looks.ts";
import { classes } from "../../../parts/classes.ts";
import { Menu } from "../../../parts/menu.tsx";
import { notify } from "../../../parts/toast.tsx";
import { useMay } from "../../../shell/session.ts";
import { useCommands } from "../../../shell/use-commands.ts";

/** Whether one takes new work, and where that is changed. */
export function OwnStatus({ folded }: { folded: boolean }) {
  const { workspaceId } = useDesk();
  const cache = useQueryClient();
  const may = useMay("desk:reply");
  const options = queries.desk.routing.me.queryOptions({ input: { workspaceId } });
  const { data } = useQuery(options);
  const set = async (status: Status) => {
    const before = data;
    if (before) cache.setQueryData(options.queryKey, { ...before, status });
    try {
      await api.desk.routing.setMe({ workspaceId, status });
      notify({ title: statusLooks[status].words });
    } catch (error) {
      notify({ title: refusalOf(error).sentence, tone: "problem" });
    }
    await cache.invalidateQueries({ queryKey: options.queryKey });
  };
  useCommands(
    (may ? statuses : []).map((status) => ({
      id: `status ${status}`,
      label: `Be ${statusLooks[status].label.toLowerCase()}`,
      group: "Inbox",
      icon: statusLooks[status].icon,
      keywords: ["status", "break", "lunch"],
      run: () => void set(status),
    })),
  );
  if (!may) return null;
  const look = data ? statusLooks[data.status] : null;
  const Icon = look?.icon ?? Circle;
  return (
    <Menu
      side="top"
      trigger={
        <button
          type="button"
          aria-label={look ? `You are ${look.label.toLowerCase()}; change` : "Your status"}
          className={classes(
            "flex h-7 shrink-0 cursor-default items-center gap-2 rounded-md hover:bg-hover data-popup-open:bg-pressed",
            folded ? "w-8 justify-center" : "grow px-2",
          )}
        >
          <Icon size={16} className={classes("shrink-0", look?.colour ?? "text-faint")} aria-hidden />
          {!folded && <span className="truncate">{look?.label ?? ""}</span>}
        </button>
      }
      entries={[
        {
          kind: "choice",
          label: "New work",
          value: data?.status ?? "",
          options: statuses.map((status) => ({
            value: status,
            label: statusLooks[status].label,
            icon: statusLooks[status].icon,
          })),
          choose: (status) => void set(status as Status),
        },
      ]}
    />
  );
}
