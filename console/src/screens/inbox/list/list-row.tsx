import { Check, Reply } from "lucide-react";
import { memo } from "react";
import { type Conversation, customerName, isWaiting } from "../../../conversations/conversation.ts";
import { useDesk, useRow } from "../../../conversations/desk-context.ts";
import { priorityLooks, stateLooks } from "../../../conversations/looks.ts";
import { SlaMark } from "../../../conversations/sla-mark.tsx";
import { Avatar } from "../../../parts/avatar.tsx";
import { channelLook } from "../../../parts/channels.ts";
import { classes } from "../../../parts/classes.ts";
import { RelativeTime } from "../../../parts/relative-time.tsx";
import { ListRowSkeleton } from "./list-skeleton.tsx";

interface ListRowProps {
  conversationId: string;
  open: boolean;
  selected: boolean;
  /** Whether any is selected, so that all show their boxes. */
  selecting: boolean;
  /** Shows since when the customer waits instead of when somebody wrote last. */
  byWait: boolean;
  /** Whether the view says whose they are already. */
  ownedByView: boolean;
  onSelect: (conversationId: string, range: boolean) => void;
}

/** A conversation on two lines: who, when; what was said last, whose it is. */
export const ListRow = memo(function ListRow({ conversationId, ...props }: ListRowProps) {
  const row = useRow(conversationId);
  return row ? <KnownRow row={row} {...props} /> : <ListRowSkeleton />;
});

type KnownRowProps = Omit<ListRowProps, "conversationId"> & { row: Conversation };

function KnownRow({ row, open, selected, selecting, byWait, ownedByView, onSelect }: KnownRowProps) {
  const waiting = isWaiting(row);
  return (
    <div
      className={classes(
        "group/row relative flex h-15 cursor-default items-center gap-2.5 border-b pr-3 pl-3",
        open ? "bg-accent-tint" : selected ? "bg-hover" : "hover:bg-hover",
      )}
    >
      {open && <span aria-hidden className="absolute inset-y-0 left-0 w-0.5 bg-accent-solid" />}
      <SelectBox
        name={customerName(row)}
        known={row.personName !== null}
        selected={selected}
        selecting={selecting}
        onSelect={(range) => onSelect(row.conversationId, range)}
      />
      <div className="min-w-0 grow">
        <div className="flex items-center gap-1.5">
          <span className={classes("min-w-0 truncate", waiting ? "font-semibold" : "text-text")}>
            {customerName(row)}
          </span>
          <PriorityMark row={row} />
          <StateMark row={row} />
          <span className="grow" />
          <span className={classes("shrink-0 text-meta", waiting ? "text-text" : "text-muted")}>
            <RelativeTime at={(byWait && row.waitingSince) || row.lastMessageAt} />
          </span>
        </div>
        <div className="flex items-center gap-1.5 text-muted">
          <Preview row={row} waiting={waiting} />
          <span className="grow" />
          <SlaMark sla={row.sla} />
          {!ownedByView && <Owner assigneeId={row.assigneeId} />}
        </div>
      </div>
    </div>
  );
}

function Preview({ row, waiting }: { row: Conversation; waiting: boolean }) {
  const { label, icon: Icon } = channelLook(row.channel);
  return (
    <>
      <span role="img" aria-label={label} title={label} className="shrink-0">
        <Icon size={14} aria-hidden />
      </span>
      <span dir="auto" className="min-w-0 truncate">
        {row.title && <span className={waiting ? "font-medium text-text" : "text-text"}>{row.title} · </span>}
        {row.lastMessageBy === "customer" ? null : <Answered />}
        {row.preview}
      </span>
    </>
  );
}

/** That the last word was ours. */
function Answered() {
  return (
    <span role="img" aria-label="Answered: " title="Answered">
      <Reply size={14} className="mr-1 inline-block align-[-2px]" aria-hidden />
    </span>
  );
}

function PriorityMark({ row: { priority } }: { row: Conversation }) {
  if (priority === "normal" || priority === "low") return null;
  const { label, icon: Icon, colour } = priorityLooks[priority];
  return (
    <span
      role="img"
      aria-label={`${label} priority`}
      title={`${label} priority`}
      className={classes("shrink-0", colour)}
    >
      <Icon size={14} aria-hidden />
    </span>
  );
}

function StateMark({ row: { state } }: { row: Conversation }) {
  if (state === "open") return null;
  const { label, icon: Icon, colour } = stateLooks[state];
  return (
    <span role="img" aria-label={label} title={label} className={classes("shrink-0", colour)}>
      <Icon size={14} aria-hidden />
    </span>
  );
}

function Owner({ assigneeId }: { assigneeId: string | null }) {
  const { names } = useDesk();
  if (!assigneeId) return null;
  const name = names.member(assigneeId);
  return (
    <span role="img" aria-label={`Assigned to ${name}`} title={`Assigned to ${name}`} className="flex shrink-0">
      <Avatar name={name} size="small" />
    </span>
  );
}

interface SelectBoxProps {
  name: string;
  known: boolean;
  selected: boolean;
  selecting: boolean;
  onSelect: (range: boolean) => void;
}

/** The customer's initials, and in their place the box to select with once one points at it. */
function SelectBox({ name, known, selected, selecting, onSelect }: SelectBoxProps) {
  const boxShown = selected || selecting;
  return (
    <span className="relative flex size-6 shrink-0 items-center justify-center">
      <span className={classes("flex", boxShown ? "invisible" : "group-hover/row:invisible")}>
        <Avatar name={known ? name : null} />
      </span>
      <button
        type="button"
        aria-pressed={selected}
        aria-label={`Select ${name}`}
        tabIndex={-1}
        onClick={(event) => {
          event.stopPropagation();
          onSelect(event.shiftKey);
        }}
        className={classes(
          "absolute inset-0 flex items-center justify-center",
          boxShown ? "" : "opacity-0 group-hover/row:opacity-100",
        )}
      >
        <span
          className={classes(
            "flex size-4 items-center justify-center rounded-sm border text-white",
            selected ? "border-accent-solid bg-accent-solid" : "border-field bg-canvas",
          )}
        >
          {selected && <Check size={12} strokeWidth={3} aria-hidden />}
        </span>
      </button>
    </span>
  );
}
