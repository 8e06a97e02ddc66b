import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "../parts/classes.ts";
import { formatClock, formatExactTime } from "../parts/format-time.ts";
import { gistOf } from "./gist.ts";
import { OutcomeMark } from "./outcome-mark.tsx";
import { StageName } from "./stage-name.tsx";
import { Thread } from "./thread.tsx";
import type { Touchpoint } from "./touchpoint.ts";
import { TouchpointNode } from "./touchpoint-node.tsx";
import { TouchpointValue } from "./touchpoint-value.tsx";

interface TouchpointRowProps {
  touchpoint: Touchpoint;
  open: boolean;
  isLast: boolean;
  onOpen: () => void;
}

/** One touchpoint on the line that runs through all of them. */
export function TouchpointRow({ touchpoint, open, isLast, onOpen }: TouchpointRowProps) {
  const { name, outcome, direction, properties, stage } = touchpoint;
  return (
    <Row
      node={<TouchpointNode {...touchpoint} />}
      at={touchpoint.occurredAt}
      stage={stage}
      open={open}
      isLast={isLast}
      onOpen={onOpen}
      value={<TouchpointValue {...touchpoint} />}
    >
      <span className={classes("shrink-0 whitespace-nowrap", direction === "inbound" && "font-medium")}>{name}</span>
      <OutcomeMark outcome={outcome} />
      <span className="min-w-0 truncate text-muted">{gistOf(properties).join(" · ")}</span>
    </Row>
  );
}

interface VisitRowProps {
  views: readonly Touchpoint[];
  isLast: boolean;
  onUnfold: () => void;
}

/** Looking around in one line: how much, and the way that was taken. */
export function VisitRow({ views, isLast, onUnfold }: VisitRowProps) {
  const newest = views[0]!;
  return (
    <Row
      node={<TouchpointNode {...newest} />}
      at={newest.occurredAt}
      stage={newest.stage}
      open={false}
      isLast={isLast}
      onOpen={onUnfold}
      value={null}
    >
      <span className="flex shrink-0 items-center gap-0.5 font-medium whitespace-nowrap">
        Browsed, {views.length} views
        <ChevronRight size={14} className="text-muted" aria-hidden />
      </span>
      <span className="min-w-0 truncate text-muted">{wayThrough(views)}</span>
    </Row>
  );
}

/** What was looked at, in the order in which it was seen. */
export function wayThrough(views: readonly Touchpoint[]): string {
  const names = views.toReversed().map(({ properties }) => gistOf(properties)[0] ?? "");
  return names.filter((name, at) => name !== "" && name !== names[at - 1]).join(" → ");
}

interface RowProps {
  node: ReactNode;
  at: Date;
  stage: string | null;
  open: boolean;
  isLast: boolean;
  value: ReactNode;
  onOpen: () => void;
  children: ReactNode;
}

function Row({ node, at, stage, open, isLast, value, onOpen, children }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list opens its lines by key.
    // biome-ignore lint/a11y/noStaticElementInteractions: a click anywhere on the line is a shortcut for the pointer.
    <div
      onClick={() => window.getSelection()?.toString() === "" && onOpen()}
      className={classes(
        "relative mx-2 flex h-9 cursor-default items-center gap-3 rounded-md px-2 [article:focus-visible_&]:outline-2 [article:focus-visible_&]:-outline-offset-2 [article:focus-visible_&]:outline-focus",
        open ? "bg-accent-tint" : "hover:bg-hover",
      )}
    >
      <Thread half={isLast} />
      {node}
      <span className="flex min-w-0 grow items-center gap-2">{children}</span>
      <span className="hidden w-24 shrink-0 @2xl:block">
        <StageName stage={stage} />
      </span>
      <span className="shrink-0 text-right font-medium @2xl:min-w-16">{value}</span>
      <time
        dateTime={at.toISOString()}
        title={formatExactTime(at)}
        className="w-16 shrink-0 text-right text-meta text-muted tabular-nums"
      >
        {formatClock(at)}
      </time>
    </div>
  );
}
