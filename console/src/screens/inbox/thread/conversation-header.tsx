import { Ellipsis, PanelRight, PanelRightClose, Undo2 } from "lucide-react";
import { conversationTitle, customerName } from "../../../conversations/conversation.ts";
import { useDesk, useRow } from "../../../conversations/desk-context.ts";
import { priorityLooks, stateLooks } from "../../../conversations/looks.ts";
import { SlaMark } from "../../../conversations/sla-mark.tsx";
import type { Detail } from "../../../conversations/use-conversation.ts";
import { Avatar } from "../../../parts/avatar.tsx";
import { Badge } from "../../../parts/badge.tsx";
import { Button } from "../../../parts/button.tsx";
import { formatDateAndTime } from "../../../parts/format-time.ts";
import { IconButton } from "../../../parts/icon-button.tsx";
import { Menu, type MenuEntry } from "../../../parts/menu.tsx";
import { type Deed, useDeeds } from "../deeds/deeds.ts";
import { useMergeConversation } from "../deeds/use-merge-conversation.ts";
import { useInbox } from "../inbox-context.ts";
import { PropertyButton } from "./property-button.tsx";
import { Viewers } from "./viewers.tsx";

interface ConversationHeaderProps {
  detail: Detail;
  personShown: boolean;
  onPerson: () => void;
}

/** What a conversation is about, how it stands and whose it is; each of these is where it is changed. */
export function ConversationHeader({ detail, personShown, onPerson }: ConversationHeaderProps) {
  const { conversationId } = detail.conversation;
  const row = useRow(conversationId) ?? detail.conversation;
  const deeds = useDeeds();
  const deed = (id: string) => deeds.find((each) => each.id === id);
  const { unmerge } = useMergeConversation();
  const resolve = deed("resolve");
  const snooze = deed("snooze");
  return (
    <header className="shrink-0 border-b">
      <div className="flex h-12 items-center gap-2 pr-3 pl-4">
        <h2 className="min-w-0 truncate text-title font-semibold" dir="auto" title={conversationTitle(row)}>
          {row.title || customerName(row)}
        </h2>
        <span className="shrink-0 text-muted tabular-nums">#{row.number}</span>
        <span className="grow" />
        <Viewers />
        {snooze && <IconButton icon={snooze.icon} label={snooze.short} shortcut="s" onClick={snooze.run} />}
        <Menu
          trigger={<IconButton icon={Ellipsis} label="More about this conversation" />}
          entries={[...menuOf(deeds, conversationId), ...mergesOf(detail, unmerge)]}
          align="end"
        />
        {resolve && (
          <Button icon={resolve.icon} shortcut="e" onClick={resolve.run}>
            {resolve.short}
          </Button>
        )}
        <IconButton
          icon={personShown ? PanelRightClose : PanelRight}
          label={personShown ? "Fold the customer" : "Show the customer"}
          shortcut="]"
          onClick={onPerson}
        />
      </div>
      <Properties row={row} />
    </header>
  );
}

function Properties({ row }: { row: Detail["conversation"] }) {
  const { names } = useDesk();
  const { ask } = useInbox();
  const { state, snoozedUntil, priority, teamId, assigneeId, tags, sla } = row;
  const priorityLook = priorityLooks[priority];
  const until = state === "snoozed" && snoozedUntil ? ` until ${formatDateAndTime(snoozedUntil)}` : "";
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-1 gap-y-0.5 px-2.5 pb-1.5">
      <span className="px-1.5">
        <StateBadge state={state} words={until} />
      </span>
      <PropertyButton name="Owner" shortcut="a" onClick={() => ask("assign")} empty={!assigneeId}>
        {assigneeId && <Avatar name={names.member(assigneeId)} size="small" />}
        <span className="truncate">{assigneeId ? names.member(assigneeId) : "Nobody"}</span>
      </PropertyButton>
      <PropertyButton name="Team" shortcut="t" onClick={() => ask("team")} empty={!teamId}>
        <span className="truncate">{teamId ? names.team(teamId) : "No team"}</span>
      </PropertyButton>
      <PropertyButton name="Priority" shortcut="p" onClick={() => ask("priority")} empty={priority === "normal"}>
        <priorityLook.icon size={14} className={priorityLook.colour} aria-hidden />
        {priorityLook.label}
      </PropertyButton>
      <PropertyButton name="Tags" shortcut="l" onClick={() => ask("tags")} empty={tags.length === 0}>
        {tags.length === 0 ? "No tags" : tags.map((tag) => <Badge key={tag}>{tag}</Badge>)}
      </PropertyButton>
      <span className="px-1.5">
        <SlaMark sla={sla} always />
      </span>
    </div>
  );
}

function StateBadge({ state, words }: { state: Detail["conversation"]["state"]; words: string }) {
  const { label, icon } = stateLooks[state];
  const tones = { open: "accent", pending: "neutral", snoozed: "neutral", resolved: "positive" } as const;
  return (
    <Badge tone={tones[state]} icon={icon}>
      {label}
      {words}
    </Badge>
  );
}

function menuOf(deeds: readonly Deed[], conversationId: string) {
  const shown = ["take", "title", "merge", "link", "follow"].flatMap(
    (id) => deeds.find((deed) => deed.id === id) ?? [],
  );
  return [
    ...shown.map(({ label, icon, shortcut, run }) => ({
      kind: "deed" as const,
      label,
      icon,
      run,
      ...(shortcut ? { shortcut } : {}),
    })),
    { kind: "rule" as const },
    {
      kind: "deed" as const,
      label: "Copy the address",
      run: () => void navigator.clipboard.writeText(addressOf(conversationId)),
    },
  ];
}

/** The merges into this conversation that can be taken back. */
function mergesOf({ merged }: Detail, unmerge: (conversationId: string) => void): MenuEntry[] {
  if (merged.length === 0) return [];
  return [
    { kind: "rule" },
    ...merged.map(({ conversationId, number }) => ({
      kind: "deed" as const,
      label: `Take back the merge of #${number}`,
      icon: Undo2,
      run: () => unmerge(conversationId),
    })),
  ];
}

function addressOf(conversationId: string): string {
  const address = new URL(window.location.href);
  address.search = `?c=${conversationId}`;
  return address.href;
}
