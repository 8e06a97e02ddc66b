import type { Card } from "@throughline/server/people/contract.ts";
import { ShieldQuestion } from "lucide-react";
import { Avatar } from "../parts/avatar.tsx";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import { classes } from "../parts/classes.ts";
import { Numeral } from "../parts/numeral.tsx";
import { RelativeTime } from "../parts/relative-time.tsx";
import { StageBadge } from "../parts/stage-badge.tsx";
import { isStage } from "../parts/stages.ts";
import type { Column } from "../parts/table-view.ts";
import { isNamed, personName } from "./person-name.ts";

const mostChannels = 4;

/** What the list can show of a person; ids of sorted columns are those of the server. */
export function peopleColumns(currency: string): Column<Card>[] {
  return [
    { id: "name", header: "Name", fixed: true, sortable: true, width: 184, cell: (card) => <NameCell card={card} /> },
    { id: "email", header: "Email", cell: ({ email }) => email && <span className="text-muted">{email}</span> },
    { id: "phone", header: "Phone", width: 136, hidden: true, cell: ({ phone }) => phone },
    { id: "company", header: "Company", width: 152, hidden: true, cell: ({ company }) => company },
    {
      id: "stage",
      header: "Stage",
      width: 120,
      cell: ({ stage }) => stage && isStage(stage) && <StageBadge stage={stage} />,
    },
    { id: "channels", header: "Channels", width: 120, cell: ({ channels }) => <ChannelsCell channels={channels} /> },
    number("touchpoints", "Touchpoints", 112),
    number("orders", "Orders", 72),
    {
      id: "revenue",
      header: "Revenue",
      width: 104,
      align: "end",
      sortable: true,
      cell: ({ revenue }) => (revenue === 0 ? null : <Numeral money={revenue} currency={currency} />),
    },
    {
      id: "lastSeen",
      header: "Last seen",
      width: 116,
      align: "end",
      sortable: true,
      cell: ({ lastSeenAt }) => <RelativeTime at={lastSeenAt} />,
    },
    {
      id: "firstSeen",
      header: "First seen",
      width: 112,
      align: "end",
      sortable: true,
      hidden: true,
      cell: ({ firstSeenAt }) => <RelativeTime at={firstSeenAt} />,
    },
    {
      id: "identifiers",
      header: "Identifiers",
      width: 104,
      align: "end",
      hidden: true,
      cell: ({ identifiers }) => identifiers,
    },
    { id: "userId", header: "User id", width: 160, hidden: true, cell: ({ userId }) => userId },
    { id: "personId", header: "Person id", width: 288, hidden: true, cell: ({ personId }) => personId },
  ];
}

function number(id: "touchpoints" | "orders", header: string, width: number): Column<Card> {
  return {
    id,
    header,
    width,
    align: "end",
    sortable: true,
    cell: (card) => (card[id] === 0 ? null : <Numeral value={card[id]} />),
  };
}

function NameCell({ card }: { card: Card }) {
  const named = isNamed(card);
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Avatar name={named ? personName(card) : null} size="small" />
      <span className={classes("truncate", card.known && "font-medium", !named && "text-muted")}>
        {personName(card)}
      </span>
      {named && !card.known && (
        <span role="img" aria-label="Unproven" title="Claimed, not proven" className="shrink-0 text-warning-text">
          <ShieldQuestion size={14} aria-hidden />
        </span>
      )}
    </span>
  );
}

function ChannelsCell({ channels }: { channels: readonly string[] }) {
  const more = channels.length - mostChannels;
  return (
    <span className="flex items-center gap-1.5">
      {channels.slice(0, mostChannels).map((channel) => (
        <ChannelIcon key={channel} channel={channel} />
      ))}
      {more > 0 && <span className="text-meta text-muted">+{more}</span>}
    </span>
  );
}
