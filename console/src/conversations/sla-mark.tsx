import { Timer, TimerOff } from "lucide-react";
import { classes } from "../parts/classes.ts";
import { formatExactTime } from "../parts/format-time.ts";
import { useNow } from "../parts/now.ts";
import type { Conversation } from "./conversation.ts";

const soonMilliseconds = 30 * 60_000;

/** How long is left to answer in time; said only when it is near or over. `always` says it in any case. */
export function SlaMark({ sla, always = false }: { sla: Conversation["sla"]; always?: boolean }) {
  const now = useNow();
  const standing = sla && !sla.paused ? standingOf(sla, now) : null;
  if (!sla || !standing || (standing.is === "far" && !always)) return null;
  const Icon = standing.is === "late" ? TimerOff : Timer;
  const what = sla.metric.replaceAll("_", " ");
  return (
    <span
      title={sla.dueAt ? `The ${what} is due ${formatExactTime(sla.dueAt)}` : `The ${what} is late`}
      className={classes(
        "inline-flex shrink-0 items-center gap-0.5 text-meta font-medium whitespace-nowrap tabular-nums",
        colours[standing.is],
      )}
    >
      <Icon size={12} aria-hidden />
      {standing.is === "late" ? `${short(standing.milliseconds)} late` : short(standing.milliseconds)}
    </span>
  );
}

const colours = { late: "text-danger-text", near: "text-warning-text", far: "text-muted" } as const;

function standingOf({ dueAt, breachedAt }: NonNullable<Conversation["sla"]>, now: Date) {
  const since = breachedAt ?? (dueAt && dueAt <= now ? dueAt : null);
  if (since) return { is: "late", milliseconds: now.getTime() - since.getTime() } as const;
  if (!dueAt) return null;
  const milliseconds = dueAt.getTime() - now.getTime();
  return { is: milliseconds <= soonMilliseconds ? "near" : "far", milliseconds } as const;
}

function short(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return "<1 min";
  if (minutes < 60) return `${minutes} min`;
  return minutes < 2_880 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} d`;
}
