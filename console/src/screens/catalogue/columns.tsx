import { Badge } from "../../parts/badge.tsx";
import { Button } from "../../parts/button.tsx";
import { ChannelIcon } from "../../parts/channel-icon.tsx";
import { Checkbox } from "../../parts/checkbox.tsx";
import { classes } from "../../parts/classes.ts";
import { formatNumber } from "../../parts/format-number.ts";
import { RelativeTime } from "../../parts/relative-time.tsx";
import { StageBadge } from "../../parts/stage-badge.tsx";
import { stages } from "../../parts/stages.ts";
import type { Column } from "../../parts/table-view.ts";
import { type Entry, keyOf } from "./entry.ts";
import { departmentWords, directionWords, outcomeWords, purposeWords } from "./words.ts";

interface ColumnDeeds {
  chosen: ReadonlySet<string>;
  onChoose: (entry: Entry) => void;
  /** Absent for those who may only look. */
  onMap?: ((entry: Entry) => void) | undefined;
}

/** The columns of the catalogue: the name, how much it weighs, and what it means. */
export function columnsOf({ chosen, onChoose, onMap }: ColumnDeeds): Column<Entry>[] {
  return [
    {
      id: "name",
      header: "Name",
      width: 272,
      fixed: true,
      sortBy: ({ name }) => name,
      cell: (entry) => (
        <NameCell
          entry={entry}
          chosen={chosen.has(keyOf(entry))}
          anyChosen={chosen.size > 0}
          onChoose={onMap && onChoose}
        />
      ),
    },
    {
      id: "touchpoints",
      header: "Touchpoints",
      width: 104,
      align: "end",
      sortBy: ({ touchpoints }) => touchpoints,
      cell: ({ touchpoints }) => (touchpoints > 0 ? formatNumber(touchpoints) : <Absent>None yet</Absent>),
    },
    {
      id: "last-seen",
      header: "Last seen",
      width: 96,
      sortBy: ({ lastSeenAt }) => lastSeenAt?.getTime(),
      cell: ({ lastSeenAt }) => (lastSeenAt ? <RelativeTime at={lastSeenAt} /> : <Absent>—</Absent>),
    },
    {
      id: "stage",
      header: "Stage",
      width: 132,
      sortBy: ({ meaning }) => meaning?.stage && stages.indexOf(meaning.stage),
      cell: (entry) => <StageCell entry={entry} onMap={onMap} />,
    },
    {
      id: "channel",
      header: "Channel",
      width: 116,
      sortBy: ({ meaning }) => meaning?.channel,
      cell: ({ meaning }) =>
        meaning && (meaning.channel ? <ChannelIcon channel={meaning.channel} named /> : <Absent>As it arrives</Absent>),
    },
    {
      id: "department",
      header: "Department",
      width: 100,
      sortBy: ({ meaning }) => meaning?.department,
      cell: ({ meaning }) => meaning && departmentWords[meaning.department],
    },
    {
      id: "purpose",
      header: "Purpose",
      width: 144,
      sortBy: ({ meaning }) => meaning?.purpose,
      cell: ({ meaning }) => meaning && (meaning.purpose ? purposeWords[meaning.purpose] : <Absent>—</Absent>),
    },
    {
      id: "outcome",
      header: "Outcome",
      width: 84,
      sortBy: ({ meaning }) => meaning?.outcome,
      cell: ({ meaning }) => meaning && (meaning.outcome ? outcomeWords[meaning.outcome] : <Absent>—</Absent>),
    },
    {
      id: "value",
      header: "Value",
      sortBy: ({ meaning }) => meaning?.valueProperty,
      cell: (entry) => <ValueCell entry={entry} />,
    },
    {
      id: "direction",
      header: "Direction",
      width: 148,
      hidden: true,
      sortBy: ({ meaning }) => meaning?.direction,
      cell: ({ meaning }) => meaning && directionWords[meaning.direction],
    },
    {
      id: "first-seen",
      header: "First seen",
      width: 104,
      hidden: true,
      sortBy: ({ firstSeenAt }) => firstSeenAt?.getTime(),
      cell: ({ firstSeenAt }) => (firstSeenAt ? <RelativeTime at={firstSeenAt} /> : <Absent>—</Absent>),
    },
  ];
}

interface NameCellProps {
  entry: Entry;
  chosen: boolean;
  anyChosen: boolean;
  onChoose?: ((entry: Entry) => void) | undefined;
}

function NameCell({ entry, chosen, anyChosen, onChoose }: NameCellProps) {
  const { name, kind, origin } = entry;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="truncate font-medium" title={name}>
        {name}
      </span>
      {kind !== "track" && <span className="shrink-0 text-meta text-muted">{kind}</span>}
      {origin === "workspace" && <Badge>Changed here</Badge>}
      {onChoose && (
        <span
          className={classes(
            "ml-auto",
            !anyChosen && "opacity-0 group-hover/row:opacity-100 has-focus-visible:opacity-100",
          )}
        >
          <Checkbox
            label={<span className="sr-only">Choose {name}</span>}
            checked={chosen}
            onChange={() => onChoose(entry)}
          />
        </span>
      )}
    </span>
  );
}

function StageCell({ entry, onMap }: { entry: Entry; onMap?: ((entry: Entry) => void) | undefined }) {
  const { meaning, name } = entry;
  if (meaning) return meaning.stage ? <StageBadge stage={meaning.stage} /> : <Absent>No stage</Absent>;
  if (!onMap) return <Badge tone="warning">Not mapped</Badge>;
  return (
    <Button size="small" onClick={() => onMap(entry)} aria-label={`Map this name: ${name}`}>
      Map this name
    </Button>
  );
}

function ValueCell({ entry: { meaning } }: { entry: Entry }) {
  if (!meaning) return null;
  if (!meaning.valueProperty && !meaning.isOrder) return <Absent>—</Absent>;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {meaning.isOrder && <Badge>Order</Badge>}
      <span className="truncate font-mono text-meta" title={meaning.valueProperty ?? undefined}>
        {meaning.valueProperty}
      </span>
    </span>
  );
}

function Absent({ children }: { children: string }) {
  return <span className="text-muted">{children}</span>;
}
