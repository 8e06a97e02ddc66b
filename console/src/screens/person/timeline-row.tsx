import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "../../parts/classes.ts";
import { formatClock, formatExactTime } from "../../parts/format-time.ts";
import { gistOf } from "../../touchpoints/gist.ts";
import { OutcomeMark } from "../../touchpoints/outcome-mark.tsx";
import type { Touchpoint } from "../../touchpoints/touchpoint.ts";
import { TouchpointNode } from "../../touchpoints/touchpoint-node.tsx";
import { TouchpointValue } from "../../touchpoints/touchpoint-value.tsx";
import { StageName } from "./stage-name.tsx";

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

interface PagesRowProps {
  pages: readonly Touchpoint[];
  isLast: boolean;
  onUnfold: () => void;
}

/** The pages of one visit in one line: how many, and the way through them. */
export function PagesRow({ pages, isLast, onUnfold }: PagesRowProps) {
  const newest = pages[0]!;
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
        {pages.length} {newest.kind === "screen" ? "screens" : "pages"} viewed
        <ChevronRight size={14} className="text-muted" aria-hidden />
      </span>
      <span className="min-w-0 truncate text-muted">{wayThrough(pages)}</span>
    </Row>
  );
}

/** The names of pages in the order in which they were seen. */
export function wayThrough(pages: readonly Touchpoint[]): string {
  const names = pages.toReversed().map(({ properties }) => gistOf(properties)[0] ?? "");
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
        "relative mx-2 flex h-9 cursor-default items-center gap-3 rounded-md px-2",
        open ? "bg-accent-tint" : "hover:bg-hover",
      )}
    >
      <span
        aria-hidden
        className={classes("absolute left-[19px] w-px bg-border", isLast ? "top-0 h-1/2" : "inset-y-0")}
      />
      {node}
      <span className="flex min-w-0 grow items-center gap-2">{children}</span>
      <span className="shrink-0 font-medium">{value}</span>
      <span className="hidden w-24 shrink-0 @3xl:block">
        <StageName stage={stage} />
      </span>
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
