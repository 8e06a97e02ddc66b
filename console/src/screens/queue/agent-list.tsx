import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronRight, Users } from "lucide-react";
import { useState } from "react";
import { queries } from "../../api/client.ts";
import { useDesk } from "../../conversations/desk-context.ts";
import { Avatar } from "../../parts/avatar.tsx";
import { ChannelIcon } from "../../parts/channel-icon.tsx";
import { classes } from "../../parts/classes.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { formatNumber } from "../../parts/format-number.ts";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { SkeletonText } from "../../parts/skeleton.tsx";
import { AgentStatus } from "./agent-status.tsx";
import type { Agent } from "./use-board.ts";

interface AgentListProps {
  agents: readonly Agent[];
  onChanged: () => void;
}

/** Who is on, with what they have in hand; those who can take most come first, those who are off last. */
export function AgentList({ agents, onChanged }: AgentListProps) {
  if (agents.length === 0) {
    return (
      <EmptyState icon={Users} title="Nobody takes work yet">
        Whoever belongs to a team stands here. Teams are made in the settings.
      </EmptyState>
    );
  }
  return (
    <ul>
      {agents.toSorted(byRoom).map((agent) => (
        <AgentCard key={agent.memberId} agent={agent} onChanged={onChanged} />
      ))}
    </ul>
  );
}

function AgentCard({ agent, onChanged }: { agent: Agent; onChanged: () => void }) {
  const { names } = useDesk();
  const [open, setOpen] = useState(false);
  const teams = agent.teamIds.map((id) => names.team(id)).join(", ");
  return (
    <li className="border-b">
      <div className="flex items-center gap-2 px-3 py-2">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex min-w-0 grow cursor-default items-center gap-2 rounded-md text-left"
        >
          <ChevronRight size={16} aria-hidden className={classes("shrink-0 text-muted", open && "rotate-90")} />
          <Avatar name={agent.name} />
          <span className="min-w-0 grow">
            <span className="block truncate font-medium">{agent.name}</span>
            <span className="block truncate text-meta text-muted">
              {[teams, standing(agent)].filter(Boolean).join(" · ")}
            </span>
          </span>
          <Slots agent={agent} />
        </button>
        <AgentStatus agent={agent} onChanged={onChanged} />
      </div>
      {open && <Holding agent={agent} />}
    </li>
  );
}

function Slots({ agent: { taken, slots } }: { agent: Agent }) {
  const share = slots > 0 ? Math.min(1, taken / slots) : 1;
  return (
    <span className="w-16 shrink-0 text-right">
      <span className="text-meta text-muted tabular-nums">
        {formatNumber(taken)} of {formatNumber(slots)}
      </span>
      <span aria-hidden className="mt-1 block h-1 overflow-hidden rounded-full bg-pressed">
        <span
          className={classes("block h-full", share >= 1 ? "bg-warning-solid" : "bg-accent-solid")}
          style={{ width: `${share * 100}%` }}
        />
      </span>
    </span>
  );
}

function Holding({ agent: { memberId, idleSince } }: { agent: Agent }) {
  const { workspaceId } = useDesk();
  const { data } = useQuery(queries.desk.routing.holding.queryOptions({ input: { workspaceId, memberId } }));
  if (!data)
    return (
      <div className="px-10 pb-3">
        <SkeletonText lines={2} label="Reading what they have in hand" />
      </div>
    );
  if (data.length === 0) {
    return (
      <p className="px-10 pb-3 text-meta text-muted">
        Has nothing in hand
        {idleSince && (
          <>
            , free since <RelativeTime at={idleSince} />
          </>
        )}
        .
      </p>
    );
  }
  return (
    <ul className="pb-2 pl-8">
      {data.map(({ conversationId, number, title, channel, waitingSince }) => (
        <li key={conversationId}>
          <Link
            to="/inbox"
            search={{ view: "open", c: conversationId }}
            className="flex items-center gap-2 rounded-md px-2 py-1 hover:bg-hover"
          >
            <ChannelIcon channel={channel} />
            <span className="min-w-0 grow truncate">{title || `Conversation ${number}`}</span>
            <span className="shrink-0 text-meta text-muted">
              {waitingSince ? <RelativeTime at={waitingSince} /> : "answered"}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function standing({ status, reason, isPresent }: Agent): string {
  if (status === "available") return isPresent ? "" : "Console closed";
  return reason;
}

function byRoom(one: Agent, other: Agent): number {
  return rank(one) - rank(other) || one.taken - other.taken || one.name.localeCompare(other.name);
}

function rank({ status, isPresent }: Agent): number {
  if (status === "available") return isPresent ? 0 : 1;
  return status === "away" ? 2 : 3;
}
