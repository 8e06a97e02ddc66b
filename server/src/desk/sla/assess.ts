import type { Calendar } from "../calendar/calendar.ts";
import { type Piece, read } from "./clock.ts";
import { attributeInstants, factsAt, type Life, mergesOf, type Story, statesOf } from "./story.ts";
import { type Facts, type Policy, policyFor, sameTerms, type Terms, termsOf } from "./terms.ts";

/** Terms and since when they hold for a clock. */
export interface Era extends Terms {
  from: number;
}

/** A calendar and when it was last changed. */
export interface KnownCalendar {
  definition: Calendar;
  changedAt: Date;
}

/** What terms are made of. */
export interface Book {
  policies: readonly Policy[];
  calendars: ReadonlyMap<string, KnownCalendar>;
  traits: Facts["traits"];
}

/**
 * The terms of a clock over its life: chosen when it starts, and again whenever something changes that a policy may ask
 * about. What was decided before stays decided; `at` adds a decision, as after a change of the policies.
 */
export function erasOf(
  life: Life,
  story: Story,
  book: Book,
  { eras, decidedAt }: { eras: readonly Era[]; decidedAt: number },
  at?: number,
): { eras: Era[]; decidedAt: number } {
  const instants = [
    ...(eras.length === 0 ? [life.startedAt] : []),
    ...attributeInstants(story, Math.max(decidedAt, life.startedAt)),
  ];
  const due = [...instants, ...(at === undefined ? [] : [at])].filter((each) => each <= (life.stoppedAt ?? each));
  const all = [...eras];
  for (const from of due.toSorted((one, other) => one - other)) {
    const facts = factsAt(story, from, book.traits);
    const terms = termsOf(policyFor(book.policies, facts, from), life.metric, facts);
    const last = all.at(-1);
    if (!last || !sameTerms(last, terms)) all.push({ from, ...terms });
  }
  return { eras: all, decidedAt: Math.max(decidedAt, ...due) };
}

export interface Assessment {
  state: "running" | "paused" | "stopped" | "ended";
  elapsedSeconds: number;
  dueAt: number | null;
  warnAt: number | null;
}

/** Where a clock stands at an instant under its terms; `dueAt` and `warnAt` are as if it went on as it is now. */
export function assess(
  life: Life,
  story: Story,
  eras: readonly Era[],
  calendars: Book["calendars"],
  at: number,
): Assessment {
  const pieces = piecesOf(life, story, eras, calendars);
  const until = life.stoppedAt ?? at;
  const { elapsed, dueAt } = read(
    pieces.map(({ warn: _, ...piece }) => piece),
    until,
  );
  const warned = read(
    pieces.map(({ warn, ...piece }) => ({ ...piece, target: warn })),
    until,
  );
  const floor = Math.max(...eras.map(({ calendarId }) => changedAt(calendars, calendarId)));
  const over = story.merged || statesOf(story).at(-1)!.value === "resolved";
  const state = life.stoppedAt !== null ? "stopped" : over ? "ended" : pieces.at(-1)!.running ? "running" : "paused";
  return {
    state,
    elapsedSeconds: elapsed / 1000,
    // A calendar that is changed makes nothing late before the change.
    dueAt: dueAt === null ? null : Math.max(dueAt, floor),
    warnAt: warned.dueAt,
  };
}

function piecesOf(
  life: Life,
  story: Story,
  eras: readonly Era[],
  calendars: Book["calendars"],
): (Piece & { warn: number | null })[] {
  const [states, merges] = [statesOf(story), mergesOf(story)];
  const cuts = [
    life.startedAt,
    ...states.map(({ at }) => at),
    ...merges.map(({ at }) => at),
    ...eras.map(({ from }) => from),
  ];
  const from = [
    ...new Set(cuts.filter((cut) => cut >= life.startedAt && cut < (life.stoppedAt ?? Number.POSITIVE_INFINITY))),
  ];
  return from
    .toSorted((one, other) => one - other)
    .map((cut) => {
      const era = eras.findLast((each) => each.from <= cut) ?? eras[0]!;
      const counting = era.policyId
        ? era
        : (eras.findLast((each) => each.from <= cut && each.policyId) ?? eras.find(({ policyId }) => policyId) ?? era);
      const state = states.findLast((each) => each.at <= cut)!.value;
      const merged = merges.findLast((each) => each.at <= cut)?.value ?? false;
      return {
        from: cut,
        running: !merged && state !== "resolved" && !counting.pauseOn.includes(state),
        calendar: (counting.calendarId && calendars.get(counting.calendarId)?.definition) || null,
        target: milliseconds(era.minutes),
        warn: milliseconds(era.warnMinutes),
      };
    });
}

function milliseconds(minutes: number | null): number | null {
  return minutes === null ? null : minutes * 60_000;
}

function changedAt(calendars: Book["calendars"], calendarId: string | null): number {
  return (calendarId && calendars.get(calendarId)?.changedAt.getTime()) || Number.NEGATIVE_INFINITY;
}
