import { api } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { useDesk } from "../../conversations/desk-context.ts";
import { type Status, statuses, statusLooks } from "../../conversations/status-looks.ts";
import { classes } from "../../parts/classes.ts";
import { Menu } from "../../parts/menu.tsx";
import { notify } from "../../parts/toast.tsx";
import { useMay } from "../../shell/session.ts";
import type { Agent } from "./use-board.ts";

/** Whether somebody takes new work; who leads may change it. */
export function AgentStatus({ agent, onChanged }: { agent: Agent; onChanged: () => void }) {
  const { workspaceId } = useDesk();
  const may = useMay("desk:supervise");
  const { icon: Icon, label, colour } = statusLooks[agent.status];
  const gone = agent.status === "available" && !agent.isPresent;
  const mark = <Icon size={16} aria-hidden className={classes("shrink-0", gone ? "text-faint" : colour)} />;
  if (!may) {
    return (
      <span role="img" aria-label={label} title={label}>
        {mark}
      </span>
    );
  }
  const set = async (status: Status) => {
    try {
      await api.desk.routing.setStatus({ workspaceId, memberId: agent.memberId, status });
      notify({ title: `${agent.name} is ${statusLooks[status].label.toLowerCase()}` });
    } catch (error) {
      notify({ title: refusalOf(error).sentence, tone: "problem" });
    }
    onChanged();
  };
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={`${agent.name} is ${label.toLowerCase()}; change`}
          className="flex size-7 shrink-0 cursor-default items-center justify-center rounded-md hover:bg-hover data-popup-open:bg-pressed"
        >
          {mark}
        </button>
      }
      entries={[
        {
          kind: "choice",
          label: "New work",
          value: agent.status,
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
