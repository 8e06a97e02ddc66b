import { openMilliseconds, openTimeReached } from "../calendar/business-time.ts";
import type { Calendar } from "../calendar/calendar.ts";

/** A stretch of a clock's life, up to the beginning of the next piece; the last one is without end unless `until` is given. */
export interface Piece {
  from: number;
  running: boolean;
  /** Null: every hour counts. */
  calendar: Calendar | null;
  /** The milliseconds in which it should have been done; null while no target holds. */
  target: number | null;
}

export interface Reading {
  /** Milliseconds that counted, up to the instant of the reading. */
  elapsed: number;
  /**
   * The earliest instant at which the counted time reaches its target, if nothing stops or pauses the clock from now on; null
   * while it is paused short of its target.
   */
  dueAt: number | null;
}

/**
 * Reads a clock at an instant. Time that has counted goes on counting when target or calendar change; a target that is
 * lowered below what has passed is reached at that moment.
 */
export function read(pieces: readonly Piece[], until: number): Reading {
  let elapsed = 0;
  let dueAt: number | null = null;
  for (const [place, piece] of pieces.entries()) {
    const end = pieces[place + 1]?.from ?? Number.POSITIVE_INFINITY;
    dueAt ??= reachedIn(piece, elapsed, end);
    elapsed += countedIn(piece, Math.min(end, until));
  }
  return { elapsed, dueAt };
}

function reachedIn({ from, running, calendar, target }: Piece, elapsed: number, end: number): number | null {
  if (target === null || from >= end) return null;
  if (elapsed >= target) return from;
  if (!running) return null;
  const reached = calendar ? openTimeReached(calendar, from, target - elapsed) : from + target - elapsed;
  return reached !== null && reached <= end ? reached : null;
}

function countedIn({ from, running, calendar }: Piece, end: number): number {
  if (!running || end <= from) return 0;
  return calendar ? openMilliseconds(calendar, from, end) : end - from;
}

/** What happens to a clock; it runs from its start, and from each resume until the next pause. */
export interface SlaEvent {
  type: "start" | "pause" | "resume" | "stop";
  at: Date;
}

export interface ClockReading {
  elapsedMinutes: number;
  dueAt: Date | null;
  breached: boolean;
  breachAt: Date | null;
}

/**
 * Reads a clock of one target and one calendar from its events, in their order, at its stop or else at `asOf`. The stop does
 * not change when it is due; stopping exactly then is in time. Without a stop, one that runs is due as if it ran on.
 */
export function slaClock(clock: {
  calendar: Calendar | null;
  targetMinutes: number;
  events: readonly SlaEvent[];
  asOf?: Date;
}): ClockReading {
  const end = clock.events.find(({ type }) => type === "stop")?.at ?? clock.asOf;
  if (!end) throw new RangeError("A clock that was not stopped is read as of an instant.");
  const pieces = clock.events
    .filter(({ type }) => type !== "stop")
    .map(({ type, at }) => ({
      from: at.getTime(),
      running: type !== "pause",
      calendar: clock.calendar,
      target: clock.targetMinutes * 60_000,
    }));
  const { elapsed, dueAt } = read(pieces, end.getTime());
  const breached = dueAt !== null && dueAt < end.getTime();
  const due = dueAt === null ? null : new Date(dueAt);
  return { elapsedMinutes: elapsed / 60_000, dueAt: due, breached, breachAt: breached ? due : null };
}
