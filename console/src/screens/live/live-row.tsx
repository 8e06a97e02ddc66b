import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { Avatar } from "../../parts/avatar.tsx";
import { classes } from "../../parts/classes.ts";
import { formatExactTime } from "../../parts/format-time.ts";
import { StageBadge } from "../../parts/stage-badge.tsx";
import { isStage } from "../../parts/stages.ts";
import { gistOf } from "../../touchpoints/gist.ts";
import { OutcomeMark } from "../../touchpoints/outcome-mark.tsx";
import { nameOf, type Touchpoint } from "../../touchpoints/touchpoint.ts";
import { TouchpointNode } from "../../touchpoints/touchpoint-node.tsx";
import { TouchpointValue } from "../../touchpoints/touchpoint-value.tsx";

const clock = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

interface LiveRowProps {
  touchpoint: Touchpoint;
  open: boolean;
  onOpen: (touchpoint: Touchpoint) => void;
}

/** One touchpoint on one line: when, how, what, about what, who, how much. Drawn once, however many arrive above it. */
export const LiveRow = memo(function LiveRow({ touchpoint, open, onOpen }: LiveRowProps) {
  const { name, stage, outcome, receivedAt, personId, personName, properties } = touchpoint;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list opens its lines by key.
    // biome-ignore lint/a11y/noStaticElementInteractions: a click anywhere on the line is a shortcut for the pointer.
    <div
      onClick={(event) => {
        if (!(event.target as Element).closest("a")) onOpen(touchpoint);
      }}
      className={classes(
        "flex h-9 cursor-default items-center gap-3 border-b px-4",
        open ? "bg-accent-tint" : "hover:bg-hover",
      )}
    >
      <time
        dateTime={receivedAt.toISOString()}
        title={formatExactTime(receivedAt)}
        className="w-14 shrink-0 text-meta text-muted tabular-nums"
      >
        {clock.format(receivedAt)}
      </time>
      <TouchpointNode {...touchpoint} />
      <span className="flex w-52 shrink-0 items-center gap-1.5">
        <span className="truncate font-medium">{name}</span>
        <OutcomeMark outcome={outcome} />
      </span>
      <span className="min-w-0 grow truncate text-muted">{gistOf(properties).join(" · ")}</span>
      <span className="w-20 shrink-0 text-right font-medium">
        <TouchpointValue {...touchpoint} />
      </span>
      <span className="w-44 shrink-0">
        <Link
          to="/people/$personId"
          params={{ personId }}
          tabIndex={-1}
          className="-ml-1.5 inline-flex h-7 max-w-full items-center gap-2 rounded-md px-1.5 hover:bg-pressed"
        >
          <Avatar name={personName} size="small" />
          <span className={classes("truncate", !personName && "text-muted")}>{nameOf(touchpoint)}</span>
        </Link>
      </span>
      <span className="hidden w-28 shrink-0 xl:block">{stage && isStage(stage) && <StageBadge stage={stage} />}</span>
    </div>
  );
});

/** A touchpoint in words, for the keyboard's list. */
export function liveRowLabel(touchpoint: Touchpoint): string {
  const { name, receivedAt, properties } = touchpoint;
  return [name, ...gistOf(properties), nameOf(touchpoint), clock.format(receivedAt)].join(", ");
}
