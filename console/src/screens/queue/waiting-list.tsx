import { Link } from "@tanstack/react-router";
import { ArrowUpToLine } from "lucide-react";
import { api } from "../../api/client.ts";
import { refusalOf } from "../../api/refusal.ts";
import { useDesk } from "../../conversations/desk-context.ts";
import { priorityLooks } from "../../conversations/looks.ts";
import { SlaMark } from "../../conversations/sla-mark.tsx";
import { ChannelIcon } from "../../parts/channel-icon.tsx";
import { classes } from "../../parts/classes.ts";
import { formatDuration } from "../../parts/format-duration.ts";
import { IconButton } from "../../parts/icon-button.tsx";
import { useNow } from "../../parts/now.ts";
import { notify } from "../../parts/toast.tsx";
import { useMay } from "../../shell/session.ts";
import type { Waiting } from "./use-board.ts";

interface WaitingListProps {
  waiting: readonly Waiting[];
  onChanged: () => void;
}

const cell = "px-2 py-1.5 align-top first:pl-4 last:pr-4";

/** What waits, in the order in which it is given out, with the reason why nobody has it yet. */
export function WaitingList({ waiting, onChanged }: WaitingListProps) {
  return (
    <table className="w-full border-collapse">
      <thead className="sticky top-0 bg-canvas text-left text-meta text-muted">
        <tr className="border-b">
          <th className={classes(cell, "w-10 font-medium")}>Turn</th>
          <th className={classes(cell, "font-medium")}>Conversation</th>
          <th className={classes(cell, "font-medium")}>Why it waits</th>
          <th className={classes(cell, "text-right font-medium")}>Waits for</th>
          <th className={classes(cell, "text-right font-medium")}>Expected</th>
          <th className={cell}>
            <span className="sr-only">Deeds</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {waiting.map((one) => (
          <WaitingRow key={one.conversationId} one={one} onChanged={onChanged} />
        ))}
      </tbody>
    </table>
  );
}

function WaitingRow({ one, onChanged }: { one: Waiting; onChanged: () => void }) {
  const { names } = useDesk();
  const now = useNow();
  const priority = one.priority === "normal" ? null : priorityLooks[one.priority as keyof typeof priorityLooks];
  // Everybody has the priority's head start; only what sets one apart is worth a line.
  const ahead = one.headStarts.filter(({ because }) => !because.endsWith("priority"));
  const sla = one.dueAt && { metric: "first_response" as const, dueAt: one.dueAt, breachedAt: null, paused: false };
  return (
    <tr className="border-b hover:bg-hover">
      <td className={classes(cell, "text-muted tabular-nums")}>{one.position}</td>
      <td className={cell}>
        <Link to="/inbox" search={{ view: "open", c: one.conversationId }} className="flex min-w-0 items-center gap-2">
          <ChannelIcon channel={one.channel} />
          <span className="min-w-0 truncate font-medium">{one.title || `Conversation ${one.number}`}</span>
          <span className="shrink-0 text-meta text-muted">#{one.number}</span>
        </Link>
        <div className="flex flex-wrap items-center gap-x-2 text-meta text-muted">
          {priority && <span className={priority.colour}>{priority.label}</span>}
          {one.teamId && <span>{names.team(one.teamId)}</span>}
          {ahead.map(({ because, seconds }) => (
            <span key={because}>
              {because}: ahead by {formatDuration(seconds * 1000)}
            </span>
          ))}
        </div>
      </td>
      <td className={cell}>
        {held[one.held]}
        {one.relaxedBy > 0 && <div className="text-meta text-muted">Asks for {one.relaxedBy} levels less by now</div>}
      </td>
      <td className={classes(cell, "text-right whitespace-nowrap tabular-nums")}>
        {formatDuration(Math.max(0, now.getTime() - one.queuedAt.getTime()))}
        <div>
          <SlaMark sla={sla} always />
        </div>
      </td>
      <td className={classes(cell, "text-right whitespace-nowrap text-muted tabular-nums")}>
        {one.expectedWaitSeconds === null ? "–" : formatDuration(one.expectedWaitSeconds * 1000)}
      </td>
      <td className={classes(cell, "w-10")}>
        <PutFirst one={one} onChanged={onChanged} />
      </td>
    </tr>
  );
}

const held: Record<Waiting["held"], string> = {
  nobody_able: "Nobody has the skills",
  nobody_there: "Who could is not there",
  everybody_full: "Everybody's hands are full",
  next: "Goes to the next who is free",
};

function PutFirst({ one, onChanged }: { one: Waiting; onChanged: () => void }) {
  const { workspaceId } = useDesk();
  const may = useMay("desk:supervise");
  if (!may || one.position === 1) return null;
  const put = async () => {
    try {
      await api.desk.routing.putFirst({ workspaceId, conversationId: one.conversationId });
      notify({ title: `#${one.number} goes first` });
    } catch (error) {
      notify({ title: refusalOf(error).sentence, tone: "problem" });
    }
    onChanged();
  };
  return (
    <IconButton icon={ArrowUpToLine} size="small" label={`Let #${one.number} go first`} onClick={() => void put()} />
  );
}
